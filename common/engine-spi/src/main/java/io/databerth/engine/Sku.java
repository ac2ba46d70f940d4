package io.databerth.engine;

import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import java.util.EnumMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** A size that can be asked for. */
public record Sku(String id, SkuSeries series, String title, Resources resources) {
    private static final Pattern ID = Pattern.compile("[A-Z][0-9]{1,2}");

    public Sku {
        if (!ID.matcher(id).matches() || !id.startsWith(series.name())) {
            throw new IllegalArgumentException(
                    "'" + id + "' is not a size of series " + series + ": write for example " + series + "1");
        }
    }

    /** The limits of a container of this size. */
    public SkuLimits limits() {
        return series.limits(resources);
    }

    /**
     * What a container is held to; an absent limit is left to the container engine.
     *
     * @param nanoCpus CPUs × 10⁹
     * @param cpuShares weight under contention; 1024 is the container engine's own default
     * @param memorySwap memory and swap together; equal to the memory means no swap
     */
    public record SkuLimits(
            long nanoCpus,
            Optional<Integer> cpuShares,
            ByteSize memory,
            Optional<ByteSize> memorySwap,
            Optional<Integer> swappiness,
            Optional<Integer> oomScoreAdj) {

        /** The same for a container runtime. */
        public Limits forRuntime() {
            var values = new EnumMap<Limit, Long>(Limit.class);
            values.put(Limit.NANO_CPUS, nanoCpus);
            values.put(Limit.MEMORY_BYTES, memory.bytes());
            cpuShares.ifPresent(shares -> values.put(Limit.CPU_SHARES, shares.longValue()));
            memorySwap.ifPresent(size -> values.put(Limit.MEMORY_SWAP_BYTES, size.bytes()));
            swappiness.ifPresent(value -> values.put(Limit.SWAPPINESS, value.longValue()));
            oomScoreAdj.ifPresent(value -> values.put(Limit.OOM_SCORE_ADJUSTMENT, value.longValue()));
            return new Limits(values);
        }
    }
}
