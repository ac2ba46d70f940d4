package io.databerth.launcher.plan;

import io.databerth.embedded.StartUpCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
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
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:-ShrinkHeapInSteps",
            "-XX:SurvivorRatio=4", // What lives a little longer is not promoted, or the old part grows until it is
            // full.
            "-XX:TrimNativeHeapInterval=15000", // Gives back what the compilers needed.
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=32m");

    /** The objects of a start-up cache take 4 to 6 MB, for which the old part of the heap must have room from the beginning. */
    private static final int FIRST_OLD_MEGABYTES = 12;

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
        command.add("-Xms" + (service.youngMegabytes() + FIRST_OLD_MEGABYTES) + "m");
        command.addAll(SMALL);
        command.addAll(List.of("-Xss512k", "-XX:+ExitOnOutOfMemoryError"));
        if (!service.movesMuchData()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dquarkus.config.locations=" + configuration);
        command.addAll(new StartUpCache(jar).flags());
        command.addAll(extraFlags);
        command.addAll(entry(jar, extraClassPath));
        return List.copyOf(command);
    }

    /** What -jar would start and open; with -jar the JVM would ignore a further class path. */
    private static List<String> entry(Path jar, List<Path> extraClassPath) {
        Attributes manifest = manifest(jar);
        List<String> entry = new ArrayList<>();
        String opened = manifest.getValue("Add-Opens");
        if (opened != null) {
            for (String packageName : opened.split(" ", -1)) {
                entry.add("--add-opens=" + packageName + "=ALL-UNNAMED");
            }
        }
        entry.add("-cp");
        entry.add(Stream.concat(Stream.of(jar), extraClassPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":")));
        entry.add(manifest.getValue(Attributes.Name.MAIN_CLASS));
        return entry;
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    public static Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(own);
        environment.keySet().retainAll(INHERITED);
        environment.put("MALLOC_ARENA_MAX", "2"); // The C library would keep memory aside for each of many threads.
        return environment;
    }
}
