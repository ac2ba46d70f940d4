package io.databerth.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.embedded.FreePorts;
import io.databerth.embedded.ProcessIdentity;
import io.databerth.embedded.TestServers;
import io.databerth.launcher.stack.FakeRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands as a person runs them, each in a process of its own. */
class CommandsTest {
    private final Path data = TestServers.directory("commands");
    private final Path repository = TestServers.directory("repository");
    private final int port = FreePorts.any();

    @AfterEach
    void down() throws Exception {
        run("down");
    }

    @Test
    void upShowsItsProgressAndTheTokenOnceAndDownEndsEveryProcess() throws Exception {
        FakeRepository.in(repository);
        assertThat(run("status")).isEqualTo(new Result(3, "Databerth does not run (data directory " + data + ").\n"));

        Result first = run("up");
        String token = Files.readString(data.resolve("admin-token")).trim();
        assertThat(first.output())
                .contains("store", "broker", "credential-vault", "api-gateway", "ready after")
                .contains("Databerth runs at http://127.0.0.1:" + port)
                .containsOnlyOnce(token);
        assertThat(first.exitCode()).isZero();
        assertThat(run("up").output()).contains("runs already at").doesNotContain(token);

        Result status = run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.output().lines().skip(2))
                .hasSize(8)
                .allMatch(line -> line.matches("[a-z-]+ +ready +[0-9]+ +[0-9-]+ .*[1-9][0-9]* MB"));
        List<Long> pids = pids(status);

        assertThat(run("down").output()).contains("was stopped");
        assertThat(pids).hasSize(8).noneMatch(pid -> ProcessIdentity.of(pid).isPresent());
        Result again = run("up");
        assertThat(again.output()).contains("Databerth runs at").doesNotContain(token);
        assertThat(Files.readString(data.resolve("logs/supervisor.log"))).doesNotContain(token);
    }

    @Test
    void aKilledSupervisorLeavesNothingThatTheNextStartTripsOver() throws Exception {
        FakeRepository.in(repository);
        assertThat(run("up").exitCode()).isZero();
        long supervisor = ProcessIdentity.read(data.resolve("run/supervisor.process"))
                .orElseThrow()
                .pid();
        List<Long> pids = pids(run("status"));
        ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();
        Result again = run("up");
        assertThat(again.output()).contains("Databerth runs at");
        assertThat(again.exitCode()).isZero();
        assertThat(pids).noneMatch(pid -> ProcessIdentity.of(pid).isPresent());
    }

    @Test
    void upSaysWhatFailedAndLeavesNothingRunning() throws Exception {
        FakeRepository.in(repository);
        Files.delete(repository.resolve("monitor/target/quarkus-app/quarkus-run.jar"));
        Result up = run("up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("quarkus-run.jar is not there; build it");
        assertThat(run("status").exitCode()).isEqualTo(3);
    }

    private static List<Long> pids(Result status) {
        return status.output()
                .lines()
                .skip(2)
                .map(line -> Long.valueOf(line.split(" +", -1)[2]))
                .toList();
    }

    private record Result(int exitCode, String output) {}

    private Result run(String command) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = data.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Ddataberth.root=" + repository,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.databerth.launcher.Launcher",
                        command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("DATABERTH_DATA", data.toString());
        builder.environment().put("DATABERTH_PORT", Integer.toString(port));
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(command + " ends").isTrue();
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
