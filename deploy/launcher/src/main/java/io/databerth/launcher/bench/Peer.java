package io.databerth.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What people type today to back up and restore one engine: a shell script beside this class, whose functions are
 *
 * <ul>
 *   <li>{@code fill}: makes some hundred megabytes of text that repeats, text that does not, and numbers,
 *   <li>{@code dump}: the usual backup, into the file,
 *   <li>{@code limit}: the same dump, thrown away beside the server; only where there is a fair one,
 *   <li>{@code place}: makes an empty database beside it,
 *   <li>{@code load}: the usual restore, from the file into that place,
 *   <li>{@code remove}: removes the place,
 * </ul>
 *
 * in which {@code $C} is the container, {@code $D} the database, and {@code $F} the file.
 *
 * @param physical whether our backups of the server's files are compared, too
 * @param limited whether it has a limit
 */
record Peer(String engine, boolean physical, boolean limited) {
    static final List<Peer> ALL = List.of(
            new Peer("postgresql", true, true),
            new Peer("mysql", false, false),
            new Peer("mariadb", false, false),
            new Peer("mongodb", false, false),
            new Peer("redis", false, false));

    /** Performs one of the functions; a part of a pipe that fails fails the whole. */
    void perform(String function, Map<String, String> names) throws IOException, InterruptedException {
        StringBuilder named = new StringBuilder();
        names.forEach(
                (name, value) -> named.append(name).append("='").append(value).append("'\n"));
        Shell.run(List.of("bash", "-eu", "-o", "pipefail", "-c", named + script() + function));
    }

    private String script() throws IOException {
        try (InputStream script = Peer.class.getResourceAsStream("/bench/" + engine + ".sh")) {
            if (script == null) {
                throw new IllegalStateException("nobody has written down how " + engine + " is backed up");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
