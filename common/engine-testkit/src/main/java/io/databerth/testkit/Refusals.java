package io.databerth.testkit;

/** Requests that must not succeed, or need not. */
final class Refusals {
    private Refusals() {}

    /** Fails unless the request fails with this code. */
    static void require(String code, Runnable request) {
        try {
            request.run();
        } catch (RuntimeException refused) {
            if (String.valueOf(refused.getMessage()).contains(code)) {
                return;
            }
            throw refused;
        }
        throw new IllegalStateException("it was accepted, instead of being refused with " + code);
    }

    /** Why the backup is not proven; fails when it is. */
    static String ofProof(KitDatabase database, String backup) {
        try {
            database.backups().verify(backup);
        } catch (IllegalStateException failed) {
            return String.valueOf(failed.getMessage());
        }
        throw new IllegalStateException("the backup was proven");
    }

    /** Whatever becomes of it; what it must not do is checked afterwards. */
    static void tolerate(Runnable request) {
        try {
            request.run();
        } catch (RuntimeException refused) {
            Checklist.require(
                    !String.valueOf(refused.getMessage()).contains("INTERNAL"), "a fault: " + refused.getMessage());
        }
    }
}
