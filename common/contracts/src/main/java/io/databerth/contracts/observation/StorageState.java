package io.databerth.contracts.observation;

/** How a database's data stands to the storage of its size. */
public enum StorageState {
    OK,
    /** It reached 80 % and has not gone back below 75 %. */
    NEARLY_FULL,
    /** It reached 100 % and has not gone back below 95 %. */
    FULL,
    /** It cannot be measured, or the size is not known. */
    UNKNOWN
}
