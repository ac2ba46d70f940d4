package io.databerth.contracts;

/** Who can mend a failure. */
public enum ErrorKind {
    /** The caller asked for something that cannot be. */
    CALLER,
    /** There is no room: memory, disk, ports, quota. */
    CAPACITY,
    /** The operator of this site has to act. */
    OPERATOR,
    /** Passes by itself; the work is tried again. */
    TRANSIENT,
    /** A fault in Databerth. */
    DEFECT
}
