package io.databerth.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.backup.storage.S3Target.Limits;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.embedded.BucketServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bucket of a real S3 server as a target, with everything between that goes wrong in networks. */
class S3TargetTest extends BackupTargetContract {
    private static final Limits QUICK = new Limits(PART, 4, Duration.ofSeconds(3), Duration.ofSeconds(2));

    private static BucketServer server;
    private static S3Door door;

    private final BackupTarget target = target(BucketServer.BUCKET, BucketServer.SECRET_KEY, QUICK);

    @Override
    BackupTarget target() {
        return target;
    }

    @BeforeAll
    static void start() throws IOException {
        server = BucketServer.start(Path.of("target/servers/s3proxy.jar"), folder.resolve("server"));
        door = new S3Door(server.address());
    }

    @AfterAll
    static void stop() {
        door.close();
        server.close();
    }

    @AfterEach
    void close() {
        door.calm();
        target.close();
    }

    @Test
    void whatIsThereIsNotSentAgain() throws Exception {
        target.store(key, file(1000), sent -> {});
        door.calm();
        target.store(key, file(1000), sent -> {});
        assertThat(door.seen()).noneMatch(request -> request.startsWith("PUT"));
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "503,ServiceUnavailable", "503,SlowDown", "429,TooManyRequests"})
    void anErrorThatPassesIsTriedAgain(int status, String code) throws Exception {
        Path file = file(PART + 5);
        door.trouble(request -> request.startsWith("PUT"), 2, S3Door.answer(status, code));
        target.store(key, file, sent -> {});
        assertThat(content(key)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void anErrorThatStaysIsTold() {
        door.trouble(request -> request.startsWith("PUT"), Integer.MAX_VALUE, S3Door.answer(503, "ServiceUnavailable"));
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> target.store(key, file(10), sent -> {}));
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfAPartIsTriedAgain() throws Exception {
        Path file = file(PART + 5);
        door.trouble(request -> request.contains("partNumber=1"), 1, S3Door::reset);
        target.store(key, file, sent -> {});
        assertThat(content(key)).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({"10,PUT", "6000000,POST"})
    void whatWasDoneWithoutAnAnswerIsFound(int bytes, String lastRequest) throws Exception {
        Path file = file(bytes);
        door.trouble(
                request -> request.startsWith(lastRequest) && !request.contains("uploads"), 1, S3Door::withoutAnswer);
        target.store(key, file, sent -> {});
        assertThat(content(key)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void anUploadThatBrokeOffGoesOnWhereItWas() throws Exception {
        Path file = file(3 * PART + 5);
        door.trouble(
                request -> request.contains("partNumber=3"), Integer.MAX_VALUE, S3Door.answer(500, "InternalError"));
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> target.store(key, file, sent -> {}));
        door.calm();
        target.store(key, file, sent -> {});
        assertThat(door.seen())
                .filteredOn(request -> request.contains("partNumber="))
                .as("only what had not arrived")
                .hasSize(2);
        assertThat(content(key)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void deletingRemovesAlsoWhatWasOnlyBegun() throws Exception {
        Path file = file(PART + 5);
        door.trouble(
                request -> request.contains("partNumber=2"), Integer.MAX_VALUE, S3Door.answer(500, "InternalError"));
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> target.store(key, file, sent -> {}));
        door.calm();
        target.delete(key);
        target.store(key, file, sent -> {});
        assertThat(door.seen())
                .filteredOn(request -> request.contains("partNumber="))
                .as("from the beginning")
                .hasSize(2);
    }

    @Test
    void aTargetThatTakesOneByteASecondIsGivenUp() {
        door.trouble(request -> request.startsWith("PUT"), Integer.MAX_VALUE, S3Door::slowly);
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> target.store(key, file(PART), sent -> {}));
    }

    @Test
    void aTargetThatGivesOneByteASecondIsGivenUp() throws Exception {
        target.store(key, file(1000), sent -> {});
        door.trouble(request -> request.startsWith("GET"), Integer.MAX_VALUE, S3Door::slowAnswer);
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> content(key));
    }

    @Test
    void whoIsInterruptedStopsAtOnce() throws Exception {
        Path file = file(PART);
        AtomicReference<Throwable> end = new AtomicReference<>();
        try (BackupTarget patient = target(
                BucketServer.BUCKET,
                BucketServer.SECRET_KEY,
                new Limits(PART, 4, Duration.ofMinutes(5), Duration.ofMinutes(5)))) {
            door.trouble(request -> request.startsWith("PUT"), Integer.MAX_VALUE, S3Door::slowly);
            Thread copying = Thread.startVirtualThread(() -> {
                try {
                    patient.store(key, file, sent -> {});
                } catch (IOException | InterruptedException | RuntimeException ended) {
                    end.set(ended);
                }
            });
            await().until(() -> door.seen().stream().anyMatch(request -> request.startsWith("PUT")));
            copying.interrupt();
            assertThat(copying.join(Duration.ofSeconds(10))).isTrue();
            assertThat(end.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aFullBucketIsTold() {
        door.trouble(request -> request.startsWith("PUT"), 1, S3Door.answer(403, "QuotaExceeded"));
        fails(ErrorCode.TARGET_FULL, () -> target.store(key, file(10), sent -> {}));
    }

    @Test
    void credentialsThatHaveExpiredAreTold() {
        door.trouble(request -> request.startsWith("PUT"), 1, S3Door.answer(403, "ExpiredToken"));
        fails(ErrorCode.TARGET_REFUSED, () -> target.store(key, file(10), sent -> {}));
    }

    @Test
    void wrongCredentialsAndAnUnknownBucketAreTold() {
        try (BackupTarget stranger = target(BucketServer.BUCKET, Secret.of("another"), QUICK);
                BackupTarget lost = target("no-such-bucket", BucketServer.SECRET_KEY, QUICK)) {
            fails(ErrorCode.TARGET_REFUSED, () -> TargetCheck.perform(stranger));
            fails(ErrorCode.TARGET_REFUSED, () -> TargetCheck.perform(lost));
        }
    }

    private static BackupTarget target(String bucket, Secret secretKey, Limits limits) {
        URI address = door.address();
        return new S3Target(
                new S3Settings(address, "us-east-1", bucket, "site/", true, BucketServer.ACCESS_KEY, secretKey),
                limits);
    }
}
