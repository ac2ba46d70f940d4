package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.Sku.SkuLimits;
import io.databerth.runtime.Limit;
import org.junit.jupiter.api.Test;

class SkuTest {
    private static final ByteSize GIBIBYTE = ByteSize.parse("1GiB");
    private static final Resources RESOURCES = new Resources(0.5, GIBIBYTE, ByteSize.parse("10GiB"));

    private static SkuLimits limits(SkuSeries series) {
        return new Sku(series.name() + "1", series, "one", RESOURCES).limits();
    }

    @Test
    void cpusAreBillionths() {
        assertThat(limits(SkuSeries.B).nanoCpus()).isEqualTo(500_000_000);
    }

    @Test
    void burstableYieldsUnderContention() {
        assertThat(limits(SkuSeries.B).cpuShares()).contains(512);
        assertThat(limits(SkuSeries.D).cpuShares()).contains(1024);
        assertThat(limits(SkuSeries.F).cpuShares()).contains(2048);
    }

    @Test
    void memoryOptimisedIsNotSwappedAndKilledLate() {
        assertThat(limits(SkuSeries.E).swappiness()).contains(0);
        assertThat(limits(SkuSeries.E).oomScoreAdj()).contains(-500);
        assertThat(limits(SkuSeries.D).swappiness()).isEmpty();
        assertThat(limits(SkuSeries.D).oomScoreAdj()).isEmpty();
    }

    @Test
    void computeOptimisedHasNoSwap() {
        assertThat(limits(SkuSeries.F).memorySwap()).contains(GIBIBYTE);
        assertThat(limits(SkuSeries.E).memorySwap()).isEmpty();
    }

    @Test
    void theRuntimeGetsTheSameNumbers() {
        assertThat(limits(SkuSeries.F).forRuntime().get(Limit.MEMORY_SWAP_BYTES))
                .hasValue(GIBIBYTE.bytes());
        assertThat(limits(SkuSeries.E).forRuntime().get(Limit.OOM_SCORE_ADJUSTMENT))
                .hasValue(-500);
        assertThat(limits(SkuSeries.B).forRuntime().get(Limit.SWAPPINESS)).isEmpty();
    }

    @Test
    void aSizeOfAnotherSeriesIsRefused() {
        assertThatThrownBy(() -> new Sku("B1", SkuSeries.D, "one", RESOURCES)).hasMessageContaining("D1");
        assertThatThrownBy(() -> new Sku("B; rm", SkuSeries.B, "one", RESOURCES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resourcesAreAboveZero() {
        assertThatThrownBy(() -> new Resources(0, GIBIBYTE, GIBIBYTE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resources(Double.NaN, GIBIBYTE, GIBIBYTE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteSize.parse("0GiB")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteSize.parse("-1GiB")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteSize(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
