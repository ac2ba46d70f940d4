package io.databerth.faults;

import java.util.function.Consumer;

/** Makes the thread that comes to the armed point die there, once, as if its process had been killed. */
public final class FaultListener implements Consumer<String> {
    /** A system property, since a test and the code under it may see this class through different class loaders. */
    private static final String ARMED = "databerth.test.kill-at";

    /** What a dying thread throws: an error, since exceptions are handled as failures of the work. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String point) {
            super("killed at " + point);
        }
    }

    public static void killAt(String point) {
        System.setProperty(ARMED, point);
    }

    public static void disarm() {
        System.clearProperty(ARMED);
    }

    /** Whether the armed point was reached. */
    public static boolean hasKilled() {
        return System.getProperty(ARMED) == null;
    }

    @Override
    public void accept(String point) {
        if (System.getProperties().remove(ARMED, point)) {
            throw new Killed(point);
        }
    }
}
