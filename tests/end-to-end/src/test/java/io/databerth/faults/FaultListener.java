package io.databerth.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Stops the process for good at the point that a test has armed: it says so in a file and then never goes on, until the
 * test kills it with signal 9. The armed point stands in the file named by the system property.
 */
public final class FaultListener implements Consumer<String> {
    public static final String PROPERTY = "databerth.fault.file";
    public static final String REACHED = ".reached";
    private final Path armed = Path.of(System.getProperty(PROPERTY));

    @Override
    public void accept(String point) {
        try {
            if (Files.exists(armed) && Files.readString(armed).equals(point)) {
                Files.writeString(Path.of(armed + REACHED), point);
                waitForTheKill();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void waitForTheKill() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException notTheKill) {
                continue;
            }
        }
    }
}
