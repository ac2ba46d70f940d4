package io.databerth.contracts.observation;

/** How a database is, as seen from outside. */
public enum HealthStatus {
    HEALTHY,
    /** It runs, but a probe fails. */
    DEGRADED,
    /** It does not run although it should. */
    DOWN,
    /** It was stopped on request. */
    STOPPED
}
