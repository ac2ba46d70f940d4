package io.databerth.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.storage.BackupTarget.Kept;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of target does. */
abstract class BackupTargetContract {
    private static final int MEBIBYTE = 1 << 20;
    /** The least size that S3 allows for a part that is not the last. */
    static final int PART = 5 * MEBIBYTE;

    @TempDir
    static Path folder;

    final String key = UUID.randomUUID() + "/orders-20261122-120000.dump.enc";

    abstract BackupTarget target();

    @Test
    void whatIsStoredIsThereAsAWhole() throws Exception {
        Path small = file(1000);
        Path large = file(2 * PART + 77);
        AtomicLong sent = new AtomicLong();
        target().store(key, small, sent::set);
        assertThat(sent).hasValue(1000);
        target().store(key + ".large", large, sent::set);
        assertThat(sent).hasValue(2 * PART + 77);
        assertThat(content(key)).isEqualTo(Files.readAllBytes(small));
        assertThat(content(key + ".large")).isEqualTo(Files.readAllBytes(large));
        assertThat(target().size(key + ".large")).hasValue(2 * PART + 77);
    }

    @Test
    void storingAgainIsNoFailureAndAnotherFileIsNeverWrittenOver() throws Exception {
        target().store(key, file(1000), sent -> {});
        target().store(key, file(1000), sent -> {});
        fails(ErrorCode.NAME_TAKEN, () -> target().store(key, file(1001), sent -> {}));
        assertThat(target().size(key)).hasValue(1000);
    }

    @Test
    void aFewBytesAreReplacedAtOnce() throws Exception {
        target().replace(key, "first".getBytes(StandardCharsets.UTF_8));
        target().replace(key, "second".getBytes(StandardCharsets.UTF_8));
        assertThat(content(key)).asString().isEqualTo("second");
    }

    @Test
    void whatIsDeletedIsGoneAndCanBeDeletedAgain() throws Exception {
        target().store(key, file(10), sent -> {});
        target().delete(key);
        target().delete(key);
        assertThat(target().size(key)).isEmpty();
        fails(ErrorCode.NOT_FOUND, () -> target().open(key).close());
    }

    @Test
    void keysAreListedInTheirOrderPageByPage() throws Exception {
        String prefix = UUID.randomUUID() + "/";
        for (String name : List.of("b", "a", "c")) {
            target().replace(prefix + name, name.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(target().list(prefix, "", 2)).containsExactly(new Kept(prefix + "a", 1), new Kept(prefix + "b", 1));
        assertThat(target().list(prefix, prefix + "b", 2)).containsExactly(new Kept(prefix + "c", 1));
    }

    @Test
    void aTargetThatKeepsWhatItIsGivenPassesTheCheck() throws Exception {
        TargetCheck.perform(target());
        assertThat(target().list("databerth-check", "", 10)).isEmpty();
    }

    static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, failed -> assertThat(
                        failed.failure().code())
                .isEqualTo(code));
    }

    final byte[] content(String stored) throws IOException, InterruptedException {
        try (InputStream found = target().open(stored)) {
            return found.readAllBytes();
        }
    }

    static Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(Files.createTempFile(folder, "sealed", ".enc"), content);
    }
}
