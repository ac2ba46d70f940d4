package io.databerth.launcher.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a service's JVM is started. No secret is in the arguments or in the environment. */
public final class ServiceCommand {
    /** What a service may see of our own environment: how to find programs, itself and the container engine. */
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "TZ",
            "TMPDIR",
            "XDG_RUNTIME_DIR",
            "DOCKER_HOST",
            "DOCKER_CERT_PATH",
            "DOCKER_TLS_VERIFY");

    /** Together these saved 20 to 50 MB of resident memory per service: heap is given back, headers are short. */
    private static final List<String> SMALL = List.of(
            "-Xms16m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:-ShrinkHeapInSteps",
            "-XX:SurvivorRatio=4", // What lives a little longer is not promoted, or the old part grows until it is
            // full.
            "-XX:TrimNativeHeapInterval=15000", // Gives back what the compilers needed.
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=32m");

    private ServiceCommand() {}

    /** The service as its build left it. */
    public static Path jar(Path repositoryRoot, Service service) {
        return repositoryRoot.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static List<String> of(
            Service service,
            Path java,
            Path jar,
            Path configuration,
            List<String> extraFlags,
            List<Path> extraClassPath) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC"));
        command.add("-Xmx" + service.heapMegabytes() + "m");
        command.add("-Xmn" + service.youngMegabytes() + "m");
        command.addAll(SMALL);
        command.addAll(List.of("-Xss512k", "-XX:+ExitOnOutOfMemoryError"));
        if (!service.movesMuchData()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dquarkus.config.locations=" + configuration);
        command.addAll(extraFlags);
        command.addAll(entry(jar, extraClassPath));
        return List.copyOf(command);
    }

    private static List<String> entry(Path jar, List<Path> extraClassPath) {
        if (extraClassPath.isEmpty()) {
            return List.of("-jar", jar.toString());
        }
        String classPath = Stream.concat(Stream.of(jar), extraClassPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        // What -jar would start and would read from the jar's manifest; with it the JVM would ignore the class path.
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                classPath,
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    public static Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(own);
        environment.keySet().retainAll(INHERITED);
        environment.put("MALLOC_ARENA_MAX", "2"); // The C library would keep memory aside for each of many threads.
        return environment;
    }
}
