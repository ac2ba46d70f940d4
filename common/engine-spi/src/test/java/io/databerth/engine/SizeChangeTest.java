package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.SizeChange.Difference;
import io.databerth.engine.Sizing.Of;
import io.databerth.engine.Sizing.Share;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeChangeTest {
    private static final Sizing BUFFERS =
            new Sizing(Map.of("buffers", new Share(Of.MEMORY, Optional.of(25), Optional.empty(), 16, 4096)));
    private static final Sizing WORKERS =
            new Sizing(Map.of("workers", new Share(Of.VCPUS, Optional.empty(), Optional.empty(), 1, 8)));
    private static final Sku BURSTABLE = sku("B1", 0.5, "1GiB", "10GiB");

    private static Sku sku(String id, double vcpus, String memory, String storage) {
        return new Sku(
                id,
                SkuSeries.valueOf(id.substring(0, 1)),
                id,
                new Resources(vcpus, ByteSize.parse(memory), ByteSize.parse(storage)));
    }

    private static SizeChange to(Sizing sizing, Sku size) {
        return new SizeChange(sizing, BURSTABLE, size);
    }

    @Test
    void theSameSizeIsNoChange() {
        assertThat(to(BUFFERS, BURSTABLE).differences()).isEmpty();
        assertThat(to(BUFFERS, BURSTABLE).needsRestart(false)).isFalse();
    }

    @Test
    void memoryAndTheSettingsThatFollowItNeedARestart() {
        SizeChange change = to(BUFFERS, sku("B2", 0.5, "2GiB", "10GiB"));
        assertThat(change.differences())
                .containsExactly(
                        new Difference("memory", "1GiB", "2GiB", true), new Difference("buffers", "256", "512", true));
        assertThat(change.needsRestart(true)).isTrue();
    }

    @Test
    void processorsChangeOnlineWhereTheRuntimeCan() {
        SizeChange change = to(BUFFERS, sku("B2", 1, "1GiB", "10GiB"));
        assertThat(change.differences()).containsExactly(new Difference("vcpus", "0.5", "1", false));
        assertThat(change.needsRestart(true)).isFalse();
        assertThat(change.needsRestart(false)).isTrue();
    }

    @Test
    void processorsNeedARestartWhereASettingFollowsThem() {
        assertThat(to(WORKERS, sku("B2", 1, "1GiB", "10GiB")).needsRestart(true))
                .isFalse();
        SizeChange change = to(WORKERS, sku("B2", 2, "1GiB", "10GiB"));
        assertThat(change.differences()).contains(new Difference("workers", "1", "2", true));
        assertThat(change.needsRestart(true)).isTrue();
    }

    @Test
    void storageNeedsNone() {
        SizeChange change = to(BUFFERS, sku("B2", 0.5, "1GiB", "20GiB"));
        assertThat(change.differences()).containsExactly(new Difference("storage", "10GiB", "20GiB", false));
        assertThat(change.needsRestart(false)).isFalse();
    }

    @Test
    void aSeriesWithOtherWeightsChangesOnlineAndOneWithOtherKindsOfLimitsDoesNot() {
        assertThat(to(BUFFERS, sku("D1", 0.5, "1GiB", "10GiB")).differences())
                .containsExactly(new Difference("series", "B", "D", false));
        assertThat(to(BUFFERS, sku("E1", 0.5, "1GiB", "10GiB")).differences())
                .containsExactly(new Difference("series", "B", "E", true));
    }
}
