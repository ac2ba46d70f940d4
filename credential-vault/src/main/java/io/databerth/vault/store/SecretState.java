package io.databerth.vault.store;

/** Where a version of a secret stands in its life. */
public enum SecretState {
    /** Made, but not yet known to be accepted by the server. */
    PENDING,
    /** The one that the server accepts. */
    CURRENT,
    /** Destroyed: nothing of it is left but that it was there. */
    RETIRED
}
