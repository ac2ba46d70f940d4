package io.databerth.vault.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.databerth.vault.crypto.AesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeyFileTest {
    @TempDir
    Path directory;

    @Test
    void theFirstStartMakesItForTheOwnerOnlyAndLaterStartsReadIt() throws IOException {
        AesKey made = rootKey().open(false);
        assertThat(Files.readAllBytes(file())).hasSize(32).isEqualTo(made.bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        assertThat(rootKey().open(true).bytes()).isEqualTo(made.bytes());
    }

    @Test
    void aMissingOneIsNotReplacedWhenTheStoreNeedsIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rootKey().open(true))
                .withMessageContaining("root.key is missing")
                .withMessageContaining("backup");
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-----w-"})
    void widerPermissionsAreRefused(String permissions) throws IOException {
        rootKey().open(false);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
        assertThatIllegalStateException()
                .isThrownBy(() -> rootKey().open(true))
                .withMessageContaining(permissions)
                .withMessageContaining("chmod 600");
    }

    @Test
    void anotherLengthIsRefused() throws IOException {
        rootKey().open(false);
        Files.write(file(), new byte[31]);
        assertThatIllegalStateException().isThrownBy(() -> rootKey().open(true)).withMessageContaining("31 bytes");
    }

    @Test
    void ofManyStartsAtOnceAllGetTheSameKey() throws Exception {
        List<Future<AesKey>> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                opened.add(threads.submit(() -> rootKey().open(false)));
            }
        }
        for (Future<AesKey> key : opened) {
            assertThat(key.get().bytes()).isEqualTo(Files.readAllBytes(file()));
        }
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    private RootKeyFile rootKey() {
        return new RootKeyFile(file());
    }

    private Path file() {
        return directory.resolve("secrets/root.key");
    }
}
