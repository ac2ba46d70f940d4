package io.databerth.contracts.backup;

/** How much a proof says, from most to least. */
public enum ProofLevel {
    /** The restored content equals the fingerprint taken in the dump's own snapshot. */
    EXACT,
    /** The restored content equals the fingerprints taken before and after the dump, which are equal. */
    BRACKETED,
    /** The restored content equals the fingerprint in everything that nobody changed while the dump ran. */
    STRUCTURAL,
    /** The engine loads the backup and answers. */
    LOADS
}
