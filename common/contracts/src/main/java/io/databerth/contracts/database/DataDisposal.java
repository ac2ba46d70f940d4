package io.databerth.contracts.database;

/** What deletion does with the data volume. */
public enum DataDisposal {
    /** The volume stays on the host. */
    KEEP,
    /** The volume is removed; only a backup can bring the data back. */
    ERASE
}
