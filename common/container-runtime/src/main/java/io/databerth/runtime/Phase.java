package io.databerth.runtime;

/** Where in its life a container is. */
public sealed interface Phase {
    /** Created and never started. */
    record Created() implements Phase {}

    record Running() implements Phase {}

    record Paused() implements Phase {}

    /** Stopped; 128 + n when signal n killed it. */
    record Exited(int code, boolean outOfMemory) implements Phase {}

    /** Being removed, or broken beyond use. */
    record Dead() implements Phase {}
}
