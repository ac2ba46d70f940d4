package io.databerth.launcher.setup;

import io.databerth.runtime.RuntimeInformation.Kind;
import io.databerth.runtime.docker.Endpoint;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at this machine for what an installation needs to know. */
public final class HostLook {
    private static final int CAP_SYS_RESOURCE = 24;
    private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

    private HostLook() {}

    public static EngineHost at(Kind kind) {
        try {
            return new EngineHost(
                    "root".equals(System.getProperty("user.name")),
                    isOnPath("apt-get"),
                    Files.isDirectory(Path.of("/run/systemd/system")),
                    mayRaiseLimits(),
                    hardLimit("Max open files"),
                    processes(),
                    installed(EngineSetup.packages(kind)),
                    RuntimeEndpoints.answers(
                            new Endpoint(kind == Kind.DOCKER ? DOCKER_SOCKET : EngineSetup.PODMAN_SOCKET)),
                    configuration());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean mayRaiseLimits() throws IOException {
        String effective = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> line.substring("CapEff:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(effective, 16) >> CAP_SYS_RESOURCE & 1) == 1;
    }

    private static long hardLimit(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[1])
                .mapToLong(hard -> hard.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(hard))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Podman lowers its own limit to as many processes as the kernel can number. */
    private static long processes() throws IOException {
        // Read as lines: the kernel gives this file to one large read only.
        long numbers = Long.parseLong(
                Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).getFirst());
        return Math.min(hardLimit("Max processes"), numbers);
    }

    private static Set<String> installed(List<String> packages) {
        var installed = new HashSet<String>();
        for (String name : packages) {
            if (Files.exists(Path.of("/var/lib/dpkg/info", name + ".list"))
                    || Files.exists(Path.of("/var/lib/dpkg/info", name + ".md5sums"))) {
                installed.add(name);
            }
        }
        return installed;
    }

    private static String configuration() throws IOException {
        return Files.isReadable(EngineSetup.PODMAN_CONFIGURATION)
                ? Files.readString(EngineSetup.PODMAN_CONFIGURATION)
                : "";
    }
}
