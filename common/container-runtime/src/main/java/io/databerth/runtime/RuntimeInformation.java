package io.databerth.runtime;

import java.nio.file.Path;

/** What the runtime says about itself and its host; memory in bytes. */
public record RuntimeInformation(
        Kind kind,
        String version,
        CgroupVersion cgroupVersion,
        int cpus,
        long memoryBytes,
        boolean liveRestore,
        boolean swapAccounting,
        String storageDriver,
        Path rootDirectory,
        boolean rootless) {

    public enum Kind {
        DOCKER,
        PODMAN
    }

    public enum CgroupVersion {
        V1,
        V2
    }
}
