package io.databerth.monitor.looking;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.monitor.plan.StorageReading;
import io.databerth.runtime.ExecOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DiskUseTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void kibibytesBecomeBytes() {
        assertThat(read(0, "39000\t/var/lib/data\n", ""))
                .isEqualTo(new StorageReading.Measured(AT, 39_000L * 1024, 1 << 20));
    }

    @Test
    void aFileThatWentMeanwhileIsNoFailure() {
        assertThat(read(1, "39000\t/data\n", "du: cannot access '/data/base/t1_2': No such file or directory\n"))
                .isInstanceOf(StorageReading.Measured.class);
    }

    @Test
    void aFolderThatMayNotBeReadLeavesNoFigureThatIsTooSmall() {
        assertThat(read(1, "4\t/data\n", "du: cannot read directory '/data/base': Permission denied\n"))
                .isInstanceOf(StorageReading.Unmeasured.class);
    }

    @Test
    void noOutputIsNotZero() {
        assertThat(read(127, "", "sh: du: not found\n"))
                .isEqualTo(new StorageReading.Unmeasured(AT, "du ends with code 127"));
        assertThat(read(0, "", "")).isInstanceOf(StorageReading.Unmeasured.class);
    }

    private static StorageReading read(int code, String text, String errors) {
        byte[] output = text.getBytes(StandardCharsets.UTF_8);
        return DiskUse.of(new ExecOutcome(code, output, output.length, errors, OptionalLong.empty()), AT, 1 << 20);
    }
}
