package io.databerth.faults;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Makes the thread that comes to the armed point die there, once, as if its process had been killed. */
public final class FaultListener implements Consumer<String> {
    private static final AtomicReference<String> ARMED = new AtomicReference<>("");

    /** What a dying thread throws: an error, since exceptions are handled as failures of the work. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String point) {
            super("killed at " + point);
        }
    }

    public static void killAt(String point) {
        ARMED.set(point);
    }

    /** Whether the armed point was reached. */
    public static boolean hasKilled() {
        return ARMED.get().isEmpty();
    }

    @Override
    public void accept(String point) {
        if (ARMED.compareAndSet(point, "")) {
            throw new Killed(point);
        }
    }
}
