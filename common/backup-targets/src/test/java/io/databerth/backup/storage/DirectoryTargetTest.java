package io.databerth.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mounted directory as a target. */
class DirectoryTargetTest extends BackupTargetContract {
    private final Path mounted = folder.resolve("mounted");
    private final BackupTarget target = new DirectoryTarget(mounted);

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(mounted);
    }

    @Override
    BackupTarget target() {
        return target;
    }

    @Test
    void aMountThatIsMissingIsNotFilledInItsPlace() {
        Path missing = folder.resolve("missing");
        fails(ErrorCode.TARGET_UNAVAILABLE, () -> new DirectoryTarget(missing).store(key, file(10), sent -> {}));
        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/outside", "a/../../outside", ""})
    void noKeyLeadsOutOfTheDirectory(String hostile) {
        assertThatThrownBy(() -> target.size(hostile)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfAFileIsNoFile() throws Exception {
        Files.createDirectories(mounted.resolve(key).getParent());
        Files.write(mounted.resolve(key + ".part"), new byte[7]);
        assertThat(target.size(key)).isEmpty();
        target.store(key, file(1000), sent -> {});
        assertThat(content(key)).hasSize(1000);
        assertThat(mounted.resolve(key + ".part")).doesNotExist();
    }
}
