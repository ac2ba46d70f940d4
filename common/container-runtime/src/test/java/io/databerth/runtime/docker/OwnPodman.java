package io.databerth.runtime.docker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Podman with storage, networks and a socket of its own, which no other Podman on this host shares, and which ends with the test. */
final class OwnPodman implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LOADING = Duration.ofMinutes(3);
    private static final long END_SECONDS = 30;
    private final Path directory;
    private final Process service;

    private OwnPodman(Path directory, Process service) {
        this.directory = directory;
        this.service = service;
    }

    /** What keeps a Podman from being started here; empty when nothing does. */
    static String lacking() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "a Podman with storage of its own is started as root";
        }
        return List.of("podman", "runc", "conmon", "netavark", "aardvark-dns").stream()
                .filter(program -> !isInstalled(program))
                .map(program -> program + " is not installed")
                .findFirst()
                .orElse("");
    }

    private static boolean isInstalled(String program) {
        return Stream.concat(
                        Stream.of("/usr/lib/podman", "/usr/libexec/podman"),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static OwnPodman start() throws IOException {
        // Not below target/: the path of a socket is short by law.
        Path directory = Files.createTempDirectory("databerth-podman");
        Files.writeString(directory.resolve("containers.conf"), configuration(directory));
        Process service = command(directory, "system", "service", "--time=0", "unix://" + directory.resolve("socket"))
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        var podman = new OwnPodman(directory, service);
        Awaitility.await("Podman answers; its log: " + directory.resolve("log"))
                .atMost(START)
                .until(() -> RuntimeEndpoints.answers(podman.endpoint()));
        return podman;
    }

    /** Podman asks for more open files and processes than a host without CAP_SYS_RESOURCE may give. */
    private static String configuration(Path directory) throws IOException {
        return """
                [containers]
                default_ulimits = ["nofile=%s", "nproc=%s"]
                [network]
                network_backend = "netavark"
                network_config_dir = "%s/networks"
                [engine]
                runtime = "runc"
                exit_command_delay = 30
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                tmp_dir = "%s/tmp"
                """
                .formatted(hardLimit("Max open files"), hardLimit("Max processes"), directory, directory);
    }

    private static String hardLimit(String name) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/limits"))) {
            long hard = lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[1])
                    .mapToLong(text -> text.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(text))
                    .findFirst()
                    .orElseThrow();
            // Podman lowers its own number of processes to as many as the kernel can number. (That file gives itself to
            // one
            // large read only, which Files.readString is not.)
            long most = Long.parseLong(
                    Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).getFirst());
            long limit = Math.min(hard, most);
            return limit + ":" + limit;
        }
    }

    private static ProcessBuilder command(Path directory, String... arguments) {
        var command =
                new ArrayList<>(List.of("podman", "--root", directory + "/storage", "--runroot", directory + "/run"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CONTAINERS_CONF", directory + "/containers.conf");
        builder.environment().remove("DOCKER_HOST");
        return builder;
    }

    Endpoint endpoint() {
        return new Endpoint(directory.resolve("socket"));
    }

    /** Copies an image from the engine that the other tests use, through both engines' own interfaces. */
    void takeImage(String image, Endpoint source) throws IOException {
        try (var from = new DockerCalls(source);
                var to = new DockerCalls(endpoint())) {
            to.tell("loading of " + image, LOADING, client -> {
                try (var stream = from.client().saveImageCmd(image).exec()) {
                    client.loadImageCmd(stream).exec();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        service.destroy();
        service.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        endMonitors();
        for (String mount : mounts()) {
            run("umount", mount);
        }
        run("rm", "-rf", "--one-file-system", directory.toString());
    }

    /** Each command leaves a process that would call Podman on these very folders later, and so make them again. */
    private void endMonitors() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory + "/"))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
                });
    }

    /** Podman mounts its storage onto itself; the innermost comes first. */
    private List<String> mounts() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/mounts"))) {
            return lines.map(line -> line.split(" ", -1)[1])
                    .filter(mount -> mount.startsWith(directory + "/"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static void run(String... command) throws IOException {
        int code = new ProcessBuilder(command)
                .inheritIO()
                .start()
                .onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .join()
                .exitValue();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }
}
