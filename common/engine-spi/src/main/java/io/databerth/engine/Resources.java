package io.databerth.engine;

/** What a database is given: CPUs (may be a fraction), memory and storage. */
public record Resources(double vcpus, ByteSize memory, ByteSize storage) {
    public Resources {
        if (!(vcpus > 0 && vcpus <= 1024)) {
            throw new IllegalArgumentException("vcpus must be above 0 and at most 1024, not " + vcpus);
        }
    }
}
