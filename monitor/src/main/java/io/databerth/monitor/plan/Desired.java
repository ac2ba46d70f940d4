package io.databerth.monitor.plan;

/** What a database should be, as far as the provisioner has told. */
public enum Desired {
    /** Nobody could log in yet: it is judged only after that. */
    MAKING,
    RUNNING,
    STOPPED
}
