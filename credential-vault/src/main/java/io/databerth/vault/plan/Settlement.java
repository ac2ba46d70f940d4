package io.databerth.vault.plan;

/**
 * What a database's answer to a rotation means for the versions. The rule behind it: a version that the server may
 * accept is never destroyed, so the old one goes only after "applied", and the new one only after every "refused".
 */
public enum Settlement {
    /** The new version becomes current, the old one is destroyed. */
    PROMOTE,
    /** The new version is destroyed. */
    DISCARD,
    /** The versions stay as they are; only the answer is noted. */
    KEEP;

    /** Where the announced version stands when the answer arrives. */
    public enum Standing {
        PENDING,
        CURRENT,
        DESTROYED
    }

    public static Settlement ofApplied(Standing standing) {
        return switch (standing) {
            case PENDING -> PROMOTE;
            // Another rotation announced the same version and was answered first.
            case CURRENT, DESTROYED -> KEEP;
        };
    }

    /** @param anotherIsOpen whether another rotation to the same version may still be applied */
    public static Settlement ofRefused(Standing standing, boolean anotherIsOpen) {
        return switch (standing) {
            case PENDING -> anotherIsOpen ? KEEP : DISCARD;
            case CURRENT, DESTROYED -> KEEP;
        };
    }
}
