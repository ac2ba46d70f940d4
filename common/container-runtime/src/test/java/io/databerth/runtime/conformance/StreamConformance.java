package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.runtime.ExecRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bulk streams: complete, bounded, honest about their end, and leaving nothing behind. */
public interface StreamConformance extends Conformance {
    int MEGABYTE = 1 << 20;
    Duration LONG = Duration.ofMinutes(2);

    private String shellContainer() {
        bed().requires(TestBed.Ability.SHELL_COMMANDS);
        return bed().running("stream");
    }

    private static ExecRequest sh(String script) {
        return ExecRequest.of("sh", "-c", script).within(LONG);
    }

    @Test
    default void oneHundredMegabytesOfInputArriveAndEnd() throws IOException, NoSuchAlgorithmException {
        String id = shellContainer();
        var digest = MessageDigest.getInstance("SHA-256");
        var random = new Random(1);
        byte[] piece = new byte[MEGABYTE];
        try (var command = bed().runtime().stream(
                id, ExecRequest.of("sha256sum").within(LONG).withStreamedInput())) {
            try (var input = new DigestOutputStream(command.input(), digest)) {
                for (int count = 0; count < 100; count++) {
                    random.nextBytes(piece);
                    input.write(piece);
                }
            }
            String seen = new String(command.output().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(seen).startsWith(HexFormat.of().formatHex(digest.digest()));
            assertThat(command.awaitExit(LONG)).isZero();
        }
    }

    @Test
    default void twoHundredMegabytesOfOutputPassASlowReaderInBoundedMemory() throws IOException, InterruptedException {
        String id = shellContainer();
        var request = sh("head -c 209715200 /dev/zero; echo done >&2; exit 5").countingOutput();
        try (var command = bed().runtime().stream(id, request)) {
            InputStream output = command.output();
            assertThat(output.readNBytes(1000)).hasSize(1000);
            Thread.sleep(500); // the reader is slow on purpose
            assertThat(command.bytesArrived()).isLessThan(8 * MEGABYTE);
            output.skipNBytes(209_715_200L - 1000);
            assertThat(output.read()).isEqualTo(-1);
            assertThat(command.awaitExit(LONG)).isEqualTo(5);
            assertThat(command.bytesArrived()).isEqualTo(209_715_200L);
            assertThat(command.bytesCountedInside()).hasValue(209_715_200L);
            assertThat(command.errorTail()).isEqualTo("done\n");
        }
    }

    @Test
    default void aToolThatIsKilledInTheMiddleIsSeen() throws IOException {
        String id = shellContainer();
        try (var command = bed().runtime().stream(
                id, sh("head -c 100000 /dev/zero; kill -9 $$").countingOutput())) {
            command.output().skipNBytes(100_000);
            assertThat(command.output().read()).isEqualTo(-1);
            assertThat(command.awaitExit(LONG)).isEqualTo(137);
        }
    }

    @Test
    default void aLostCountIsNotTakenForEquality() throws IOException {
        String id = shellContainer();
        try (var command = bed().runtime().stream(
                id, sh("head -c 3000000 /dev/zero; sleep 300").countingOutput())) {
            command.output().skipNBytes(3_000_000);
            bed().runtime()
                    .execute(
                            id,
                            ExecRequest.of(
                                    "sh",
                                    "-c",
                                    "for p in /proc/[0-9]*; do "
                                            + "case $(tr '\\0' ' ' <$p/cmdline) in dd*) kill -9 ${p#/proc/};; esac; done"));
            bed().runtime()
                    .execute(
                            id,
                            ExecRequest.of(
                                    "sh",
                                    "-c",
                                    "for p in /proc/[0-9]*; do "
                                            + "case $(tr '\\0' ' ' <$p/cmdline) in 'sleep 300'*) kill -9 ${p#/proc/};; esac; done"));
            assertThat(command.awaitExit(LONG)).isEqualTo(125);
            assertThat(command.bytesCountedInside()).isEmpty();
        }
    }

    @Test
    default void aClosedStreamLeavesNoProcess() throws IOException {
        String id = shellContainer();
        try (var command = bed().runtime().stream(
                id, sh("sleep 322 & while :; do echo x; done").countingOutput())) {
            command.output().skipNBytes(100_000);
            assertThat(Processes.in(bed().runtime(), id)).anyMatch(process -> process.startsWith("sleep 322"));
        }
        assertThat(Processes.in(bed().runtime(), id))
                .noneMatch(process -> process.startsWith("sleep 322") || process.contains("echo x"));
    }

    @Test
    @Timeout(100) // Who writes hears of it when it ends, not at its limit.
    default void aCommandThatFailsBeforeTheEndOfItsInputSaysWhy() throws IOException {
        String id = shellContainer();
        try (var command = bed().runtime().stream(
                id,
                sh("head -c 100000 >/dev/null; head -c 300000 /dev/zero; echo reason >&2; exit 3")
                        .withStreamedInput())) {
            byte[] piece = new byte[MEGABYTE];
            assertThatThrownBy(() -> {
                        try (var input = command.input()) {
                            for (int count = 0; count < 2000; count++) {
                                input.write(piece);
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(command.awaitExit(LONG)).isEqualTo(3);
            assertThat(command.bytesArrived()).isEqualTo(300_000);
            // Podman adds a complaint of its own.
            assertThat(command.errorTail()).startsWith("reason\n");
        }
    }

    @Test
    default void anEndedContainerEndsItsStreams() throws IOException {
        String id = shellContainer();
        try (var command = bed().runtime().stream(id, sh("echo begun; sleep 300"))) {
            assertThat(command.output().readNBytes(6)).hasSize(6);
            bed().runtime().kill(id);
            assertThat(command.awaitExit(LONG)).isNotZero();
        }
    }

    @Test
    default void outputThatNobodyWantsDoesNotBlock() throws IOException {
        String id = shellContainer();
        var request = sh("while IFS= read -r line; do echo $line$line$line$line; done; head -c 5000000 /dev/zero")
                .withStreamedInput()
                .discardingOutput();
        try (var command = bed().runtime().stream(id, request)) {
            try (var input = command.input()) {
                input.write(("x".repeat(99) + "\n").repeat(20_000).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(command.awaitExit(LONG)).isZero();
            assertThat(command.bytesArrived()).isEqualTo(5_000_000 + 20_000L * 397);
        }
    }

    @Test
    default void inputOverItsTimeLimitFailsInsteadOfLookingComplete() {
        String id = shellContainer();
        try (var command =
                bed().runtime().stream(id, sh("echo begun; sleep 333").within(Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> command.output().readAllBytes()).isInstanceOf(IOException.class);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Processes.in(bed().runtime(), id).stream().noneMatch("sleep 333 "::equals));
        }
    }
}
