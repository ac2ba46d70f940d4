package io.databerth.launcher.doctor;

import io.databerth.embedded.FreePorts;
import io.databerth.launcher.plan.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at this machine. */
public final class Machine {
    private Machine() {}

    public static Facts look(DataDirectory data, int port, boolean running, Facts.Containers containers) {
        Facts.Host host = new Facts.Host(
                Runtime.version().feature(),
                Instant.now(),
                clockKept(),
                openFiles(),
                port,
                !FreePorts.isListening(port),
                running);
        return new Facts(host, directory(data), containers);
    }

    /** What the usual time services leave behind while they keep the clock. */
    private static Optional<Boolean> clockKept() {
        boolean kept = Stream.of("/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid", "/run/ntpd.pid")
                .anyMatch(file -> Files.exists(Path.of(file)));
        return kept ? Optional.of(true) : Optional.empty();
    }

    private static long openFiles() {
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            return limits.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.trim().split("\\s+", -1)[3])
                    .map(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Facts.Directory directory(DataDirectory data) {
        Path nearest = data.root();
        while (!Files.isDirectory(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        try {
            return new Facts.Directory(
                    nearest.toString(),
                    Files.getFileStore(nearest).getUsableSpace(),
                    freeInodes(nearest),
                    Files.isWritable(nearest),
                    walkable(nearest),
                    secretsOpen(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean walkable(Path directory) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return true;
        }
        for (Path at = directory; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static long freeInodes(Path directory) throws IOException {
        Process stat = new ProcessBuilder("stat", "-f", "-c", "%c %d", directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = stat.inputReader()) {
            String line = output.readLine();
            if (line == null || line.startsWith("0 ")) {
                return -1;
            }
            return Long.parseLong(line.split(" ", -1)[1]);
        }
    }

    private static List<String> secretsOpen(DataDirectory data) throws IOException {
        if (!Files.isReadable(data.secrets())) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.secrets())) {
            files.filter(Machine::othersCanRead).map(Path::toString).forEach(open::add);
        }
        if (Files.exists(data.adminToken()) && othersCanRead(data.adminToken())) {
            open.add(data.adminToken().toString());
        }
        return open;
    }

    private static boolean othersCanRead(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            return rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.GROUP_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
