package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.EngineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintsTest {
    private static final Path DESCRIPTOR = Path.of("..", "engines", "postgresql");

    @TempDir
    Path engines = Path.of("");

    @Test
    void aSizeBelowTheEnginesFloorIsRefusedWithBothNumbers() throws IOException {
        var blueprints = new Blueprints(EngineCatalog.load(withHungryEngine()));
        assertThatThrownBy(() -> blueprints.check(hungry("B1")))
                .isInstanceOfSatisfying(CodedException.class, refusal -> {
                    assertThat(refusal.failure().code()).isEqualTo(ErrorCode.SKU_TOO_SMALL);
                    assertThat(refusal.failure().message()).contains("512MiB", "1GiB");
                });
        blueprints.check(hungry("B2"));
    }

    private static DatabaseSpec hungry(String sku) {
        return new DatabaseSpec("x", "p", "e", "hungry", "17", sku, "x-e-hungry", "x", "orders", "user_a", "127.0.0.1");
    }

    /** An operator's own engine, which needs more memory than the one it was copied from. */
    private Path withHungryEngine() throws IOException {
        Path folder = Files.createDirectory(engines.resolve("hungry"));
        try (Stream<Path> files = Files.list(DESCRIPTOR)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file)
                        .replace("id: postgresql", "id: hungry")
                        .replace("access: server\ndefault: true", "access: server")
                        .replace("memoryFloor: 128MiB", "memoryFloor: 1GiB");
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
        }
        return engines;
    }
}
