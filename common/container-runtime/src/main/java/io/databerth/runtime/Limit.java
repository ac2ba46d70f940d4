package io.databerth.runtime;

/** A limit or weight that a runtime may apply, or refuse, for one container. */
public enum Limit {
    /** Relative weight under contention; 1024 is neutral. */
    CPU_SHARES,
    /** Billionths of a CPU that may be used per second. */
    NANO_CPUS,
    MEMORY_BYTES,
    /** Memory and swap together; equal to the memory means no swap. */
    MEMORY_SWAP_BYTES,
    /** 0 to 100; does not exist on cgroup v2. */
    SWAPPINESS,
    /** -1000 to 1000; lowering it needs CAP_SYS_RESOURCE. */
    OOM_SCORE_ADJUSTMENT,
    /** Processes and threads. */
    PIDS;

    /** Whether a runtime may change it while the container runs, and nothing inside has to know. */
    public boolean changesOnline() {
        return this == CPU_SHARES || this == NANO_CPUS;
    }
}
