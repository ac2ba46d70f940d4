package io.databerth.contracts.backup;

/** How much a proof says, from most to least. */
public enum ProofLevel {
    /** The restored content equals the fingerprint taken in the dump's own snapshot. */
    EXACT,
    /** The restored content lies between fingerprints taken before and after the dump. */
    BRACKETED,
    /** The restored structure and row counts are equal. */
    STRUCTURAL,
    /** The engine loads the backup and answers. */
    LOADS
}
