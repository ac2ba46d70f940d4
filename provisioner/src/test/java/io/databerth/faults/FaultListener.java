package io.databerth.faults;

import java.util.function.Consumer;

/**
 * Ends the thread that comes to the armed point, once, as a kill of its process would. The armed point is a property of
 * the JVM, because a test and the code that it tests may see this class through different class loaders.
 */
public final class FaultListener implements Consumer<String> {
    private static final String ARMED = "io.databerth.faults.armed";

    /** No exception, because those are handled: a kill is not. */
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

    /** Whether nobody waits to be killed any more. */
    public static boolean struck() {
        return System.getProperty(ARMED) == null;
    }

    @Override
    public void accept(String point) {
        if (System.getProperties().remove(ARMED, point)) {
            throw new Killed(point);
        }
    }
}
