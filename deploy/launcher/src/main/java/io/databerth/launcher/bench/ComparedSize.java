package io.databerth.launcher.bench;

import io.databerth.engine.ByteSize;
import io.databerth.engine.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which size a comparison is made with. */
final class ComparedSize {
    /** More would not start a server faster, and not every machine has them. */
    private static final double ENOUGH_PROCESSORS = 2;

    private ComparedSize() {}

    /** The one with two processors, or as many as this machine has, and the least memory that the engine starts with. */
    static Optional<Sku> of(List<Sku> sizes, ByteSize floor, int processors) {
        return sizes.stream()
                .filter(size -> size.resources().vcpus() <= Math.min(ENOUGH_PROCESSORS, processors))
                .filter(size -> size.resources().memory().compareTo(floor) >= 0)
                .min(Comparator.comparing((Sku size) -> -size.resources().vcpus())
                        .thenComparing(size -> size.resources().memory()));
    }
}
