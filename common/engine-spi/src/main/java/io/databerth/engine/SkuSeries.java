package io.databerth.engine;

import io.databerth.engine.Sku.SkuLimits;
import java.util.Optional;

/** What sizes of a kind have in common (requirements S3.30 to S3.35). */
public enum SkuSeries {
    /** Burstable: yields under contention. */
    B,
    /** General purpose. */
    D,
    /** Memory optimised: is not swapped out and is among the last to be killed when memory runs out. */
    E,
    /** Compute optimised: twice the weight of D, no swap. */
    F;

    /** The limits that these resources mean in this series. */
    public SkuLimits limits(Resources resources) {
        return new SkuLimits(
                Math.round(resources.vcpus() * 1e9),
                switch (this) {
                    case B -> Optional.of(512);
                    case D -> Optional.of(1024);
                    case E -> Optional.empty();
                    case F -> Optional.of(2048);
                },
                resources.memory(),
                this == F ? Optional.of(resources.memory()) : Optional.empty(),
                this == E ? Optional.of(0) : Optional.empty(),
                this == E ? Optional.of(-500) : Optional.empty());
    }
}
