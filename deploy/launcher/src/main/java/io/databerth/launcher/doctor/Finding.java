package io.databerth.launcher.doctor;

/** One thing that was looked at: what is so, what that may cause, and what to do; the last two are empty when all is well. */
public record Finding(Severity severity, String topic, String fact, String risk, String cure) {

    /** How bad it is; only what is missing keeps the platform from running. */
    public enum Severity {
        GOOD,
        RISK,
        MISSING
    }

    static Finding good(String topic, String fact) {
        return new Finding(Severity.GOOD, topic, fact, "", "");
    }

    static Finding risk(String topic, String fact, String risk, String cure) {
        return new Finding(Severity.RISK, topic, fact, risk, cure);
    }

    static Finding missing(String topic, String fact, String risk, String cure) {
        return new Finding(Severity.MISSING, topic, fact, risk, cure);
    }
}
