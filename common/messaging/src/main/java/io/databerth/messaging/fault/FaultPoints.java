package io.databerth.messaging.fault;

import java.util.function.Consumer;

/**
 * Tells a listener, if there is one, that the process has come to a named point. The listener is a class that only a
 * crash test puts on the system class path; production has no such class, and then this does nothing.
 */
public final class FaultPoints {
    private static final String LISTENER = "io.databerth.faults.FaultListener";
    private static final Consumer<String> ACTIVE = find();

    private FaultPoints() {}

    public static void reached(String point) {
        ACTIVE.accept(point);
    }

    @SuppressWarnings("unchecked") // the listener is by contract a Consumer<String>
    private static Consumer<String> find() {
        try {
            Class<?> listener = Class.forName(LISTENER, true, ClassLoader.getSystemClassLoader());
            return (Consumer<String>) listener.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException production) {
            return point -> {};
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the fault listener of a test cannot be made", broken);
        }
    }
}
