package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names one process for ever: ids are used again, but never with the same start within the same boot.
 *
 * @param startTicks field 22 of {@code /proc/<pid>/stat}, in clock ticks since boot
 */
public record ProcessIdentity(long pid, long startTicks, String boot) {
    private static final int FIELDS_BEFORE_START = 19;

    /** The process that has this id now, or empty when there is none or only its unreaped remains. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The command's name stands in parentheses and may hold anything, so count from the last one.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ", FIELDS_BEFORE_START + 2);
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[FIELDS_BEFORE_START]), bootId()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Reads what {@link #write} wrote; a file that is cut or foreign counts as none. */
    public static Optional<ProcessIdentity> read(Path file) {
        try {
            String[] parts = Files.readString(file).trim().split(" ", -1);
            return parts.length == 3
                    ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        PrivateFiles.write(file, pid + " " + startTicks + " " + boot + "\n");
    }

    public boolean isAlive() {
        return of(pid).equals(Optional.of(this));
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
    }
}
