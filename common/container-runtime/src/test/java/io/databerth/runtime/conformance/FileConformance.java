package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.Phase;
import io.databerth.runtime.RenderedFile;
import io.databerth.runtime.RuntimeFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files, logs and samples. */
public interface FileConformance extends Conformance {

    @Test
    default void filesHaveTheirOwnersAndModesAndExistingDirectoriesKeepTheirs() {
        bed().requires(TestBed.Ability.SHELL_COMMANDS);
        var runtime = bed().runtime();
        var volume = runtime.createVolume(bed().name("data"), bed().labels());
        String id = runtime.create(bed().waiting("files")
                .mount(new ContainerMount.Volume(volume.name(), "/data", false))
                .build());
        byte[] key = "the key".getBytes(StandardCharsets.UTF_8);
        runtime.putFiles(
                id,
                List.of(
                        new RenderedFile("/etc/databerth/tls/key.pem", 0600, 999, 998, key),
                        new RenderedFile("/etc/databerth/tls/public.pem", 0644, 0, 0, new byte[0]),
                        new RenderedFile("/tmp/plain", 0640, 999, 999, new byte[200_000]),
                        new RenderedFile("/data/seed", 0400, 999, 999, key)));
        runtime.start(id);

        String listing = runtime.execute(
                        id,
                        ExecRequest.of(
                                        "stat",
                                        "-c",
                                        "%n %a %u:%g %s",
                                        "/etc/databerth/tls/key.pem",
                                        "/etc/databerth/tls/public.pem",
                                        "/etc/databerth",
                                        "/etc/databerth/tls",
                                        "/tmp/plain",
                                        "/data/seed")
                                .asUser("0:0"))
                .text();
        assertThat(listing.lines())
                .extracting(line -> line.replaceAll(" \\d+$", ""))
                .containsExactly(
                        "/etc/databerth/tls/key.pem 600 999:998",
                        "/etc/databerth/tls/public.pem 644 0:0",
                        "/etc/databerth 755 0:0",
                        "/etc/databerth/tls 755 0:0",
                        "/tmp/plain 640 999:999",
                        "/data/seed 400 999:999");
        assertThat(runtime.execute(id, ExecRequest.of("stat", "-c", "%a", "/tmp"))
                        .text())
                .isEqualTo("1777\n");
        assertThat(runtime.execute(id, ExecRequest.of("cat", "/etc/databerth/tls/key.pem"))
                        .stdout())
                .isEqualTo(key);
    }

    @Test
    default void logsKeepTheLastLinesOfAnEndedContainer() {
        bed().requires(TestBed.Ability.LOGS);
        String id = bed().started(bed().waiting("talker")
                .argv("sh", "-c", "echo error >&2; sleep 0.5; for i in 1 2 3; do echo line $i; done; exit 4")
                .build());
        await().until(() -> bed().runtime().inspect(id).orElseThrow().phase() instanceof Phase.Exited);

        assertThat(bed().runtime().inspect(id).orElseThrow().phase()).isEqualTo(new Phase.Exited(4, false));
        assertThat(bed().runtime().logs(id, 2)).isEqualTo("line 2\nline 3\n");
        assertThat(bed().runtime().logs(id, 100)).isEqualTo("error\nline 1\nline 2\nline 3\n");
    }

    @Test
    @Timeout(100) // Its end is heard when it comes, not when the reader's wait is over.
    default void aFollowedLogBeginsWithItsEndAndGoesOnUntilTheContainerEnds() {
        bed().requires(TestBed.Ability.LOGS);
        String id = bed().started(bed().waiting("teller")
                .argv("sh", "-c", "for i in 1 2 3; do echo line $i; done; sleep 3; echo '  late' >&2; echo >&2; exit 0")
                .build());
        await().until(() -> bed().runtime().logs(id, 1).equals("line 3\n"));
        Instant third;
        try (LogStream log = bed().runtime().follow(id, new LogStream.Beginning.Last(2))) {
            assertThat(line(log).text()).isEqualTo("line 2");
            third = line(log).at();
            assertThat(third).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(log.next(Duration.ofMillis(10))).isEqualTo(new LogStream.Heard.Nothing());
            assertThat(line(log).text()).isEqualTo("  late");
            assertThat(line(log).text()).isEmpty();
            assertThat(log.next(Duration.ofMinutes(5))).isEqualTo(new LogStream.Heard.Ended());
            assertThat(log.next(Duration.ofMinutes(5))).isEqualTo(new LogStream.Heard.Ended());
        }
        try (LogStream log = bed().runtime().follow(id, new LogStream.Beginning.After(third))) {
            assertThat(line(log).text()).isEqualTo("  late");
        }
    }

    @Test
    default void aFollowedLogThatIsClosedLeavesNoStreamEvenWhenNobodyRead() {
        bed().requires(TestBed.Ability.LOGS);
        String id = bed().started(bed().waiting("torrent")
                .argv("sh", "-c", "while :; do echo again and again; done")
                .build());
        long before = streams();
        List<LogStream> logs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            logs.add(bed().runtime().follow(id, new LogStream.Beginning.Last(0)));
        }
        assertThat(line(logs.getFirst()).text()).isEqualTo("again and again");
        assertThat(streams()).isEqualTo(before + 3);
        logs.forEach(LogStream::close);
        await().untilAsserted(() -> assertThat(streams()).isEqualTo(before));
    }

    @Test
    default void theLogOfNoContainerIsNotFollowed() {
        bed().requires(TestBed.Ability.LOGS);
        assertThatThrownBy(() -> bed().runtime().follow(bed().name("nobody"), new LogStream.Beginning.Last(1)))
                .isInstanceOf(RuntimeFailure.NotFound.class);
    }

    private static LogStream.Heard.Line line(LogStream log) {
        return (LogStream.Heard.Line) log.next(Duration.ofSeconds(20));
    }

    /** The connections of the client library on which something is read. */
    private static long streams() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .count();
    }

    @Test
    default void aSampleMeasuresWork() {
        var runtime = bed().runtime();
        String id = bed().running("busy");
        var before = runtime.sample(id);
        assertThat(before.pids()).isPositive();
        assertThat(before.memoryLimitBytes()).isPositive();
        assertThat(before.startedAt())
                .isEqualTo(runtime.inspect(id).orElseThrow().startedAt().orElseThrow());

        bed().requires(TestBed.Ability.SHELL_COMMANDS);
        runtime.execute(id, ExecRequest.of("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"));
        var after = runtime.sample(id);
        assertThat(after.cpuNanos() - before.cpuNanos()).isGreaterThan(20_000_000L);
        assertThat(after.memoryBytes()).isBetween(1L, 1L << 30);
    }

    @Test
    default void aSampleAfterARestartBelongsToTheNewRun() {
        var runtime = bed().runtime();
        String id = bed().running("again");
        var before = runtime.sample(id);
        runtime.kill(id);
        runtime.start(id);

        assertThat(runtime.sample(id).startedAt()).isAfter(before.startedAt());
    }

    @Test
    default void theRuntimeKnowsItself() {
        var information = bed().runtime().information();
        System.out.println(information);
        assertThat(information.cpus()).isPositive();
        assertThat(information.memoryBytes()).isPositive();
        assertThat(information.version()).isNotBlank();
    }
}
