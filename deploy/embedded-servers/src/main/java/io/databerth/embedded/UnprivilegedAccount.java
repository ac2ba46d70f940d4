package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The account that the store's server runs as when we are root, as which it refuses to run. */
final class UnprivilegedAccount {
    /** "nobody" of every Linux distribution; the server needs an account that has a name. */
    private static final int NOBODY = 65534;

    private UnprivilegedAccount() {}

    static boolean weAreRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static OptionalInt forServers() {
        return weAreRoot() ? OptionalInt.of(NOBODY) : OptionalInt.empty();
    }

    /** Gives the file or directory, with all that is in it, to that account; does nothing when we are not root. */
    static void give(Path path) {
        if (!weAreRoot()) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList()) {
                if (!Integer.valueOf(NOBODY).equals(Files.getAttribute(file, "unix:uid"))) {
                    Files.setAttribute(file, "unix:uid", NOBODY);
                    Files.setAttribute(file, "unix:gid", NOBODY);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses with the remedy when that account could not reach the directory. */
    static void requireReachable(Path directory) {
        if (!weAreRoot()) {
            return;
        }
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            if (!traversable(at)) {
                throw new EmbeddedServerException("The store's server runs as an unprivileged account, which cannot "
                        + "reach " + directory + ": allow it with 'chmod o+x " + at + "', or use another directory.");
            }
        }
    }

    private static boolean traversable(Path directory) {
        try {
            return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
