package io.databerth.launcher.doctor;

import io.databerth.runtime.RuntimeInformation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was seen on this machine, without a judgement. */
public record Facts(Host host, Directory data, Containers containers) {

    /**
     * The machine.
     *
     * @param clockKept whether a time service says that it keeps the clock; empty when none was found
     * @param openFiles how many files a process may have open
     */
    public record Host(
            int javaFeature,
            Instant clock,
            Optional<Boolean> clockKept,
            long openFiles,
            int port,
            boolean portFree,
            boolean running) {}

    /**
     * The data directory.
     *
     * @param path of the directory, or of its nearest parent when it is not there yet
     * @param freeInodes -1 when the file system does not count them
     * @param walkable whether an unprivileged account can reach it, where that is needed
     * @param secretsOpen files and directories of secrets that others can read
     */
    public record Directory(
            String path,
            long freeBytes,
            long freeInodes,
            boolean writable,
            boolean walkable,
            List<String> secretsOpen) {
        public Directory {
            secretsOpen = List.copyOf(secretsOpen);
        }
    }

    /**
     * The container engine.
     *
     * @param problem why it does not answer; empty when it does
     * @param endpoint where it answers
     * @param missingImages of the versions that are offered first
     * @param missingParts programs that Podman calls and that are not on this host
     * @param commandsLinger whether Podman keeps a process for minutes after each command in a container
     */
    public record Containers(
            Optional<RuntimeInformation> information,
            String problem,
            String endpoint,
            List<String> missingImages,
            List<String> missingParts,
            boolean commandsLinger) {
        public Containers {
            missingImages = List.copyOf(missingImages);
            missingParts = List.copyOf(missingParts);
        }
    }
}
