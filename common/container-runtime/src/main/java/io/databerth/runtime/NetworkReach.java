package io.databerth.runtime;

/** How far containers on a network reach. */
public enum NetworkReach {
    /** Only each other; ports cannot be published either. */
    INTERNAL,
    /** Each other and the outside. */
    EXTERNAL
}
