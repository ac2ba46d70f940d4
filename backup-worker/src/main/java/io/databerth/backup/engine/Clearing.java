package io.databerth.backup.engine;

/** Clears up also on a thread that was told to stop: what it leaves would stay until somebody else finds it. */
public final class Clearing {
    private Clearing() {}

    /** Runs the action without the interrupt that stands, which stands again afterwards. */
    public static void up(Runnable action) {
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
