package io.databerth.monitor.plan;

/** What became of the question whether the server accepts connections. */
public sealed interface Probe {
    record Answered() implements Probe {}

    /** The reason is the same text as long as the cause is the same. */
    record Failed(String reason) implements Probe {}
}
