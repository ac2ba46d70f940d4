package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of an engine that grow with the resources it is given; each is the hole {@code ${size.<name>}}. */
public record Sizing(Map<String, Share> shares) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** For engines without such settings. */
    public static final Sizing NONE = new Sizing(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sizing {
        shares = Map.copyOf(shares);
        for (String name : shares.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not a name of a share: use a-z, 0-9 and '_'");
            }
        }
    }

    /** What a share is a share of. */
    public enum Of {
        MEMORY,
        VCPUS,
        STORAGE
    }

    /**
     * {@code percent} of a resource (100 when absent), counted in units of {@code per} bytes (1 MiB when absent; no meaning for vcpus), rounded
     * down, and kept between {@code min} and {@code max}.
     */
    public record Share(Of of, Optional<Integer> percent, Optional<ByteSize> per, long min, long max) {
        public Share {
            int given = percent.orElse(100);
            if (given < 1 || given > 1000) {
                throw new IllegalArgumentException("percent must be between 1 and 1000, not " + given);
            }
            if (min < 1 || max < min) {
                throw new IllegalArgumentException("a share needs 1 <= min <= max, not " + min + " and " + max);
            }
        }

        /** The number that these resources come to. */
        public long of(Resources resources) {
            double whole =
                    switch (of) {
                        case MEMORY -> inUnits(resources.memory());
                        case STORAGE -> inUnits(resources.storage());
                        case VCPUS -> resources.vcpus();
                    };
            return Math.clamp((long) Math.floor(whole * percent.orElse(100) / 100), min, max);
        }

        private double inUnits(ByteSize size) {
            return (double) size.bytes() / per.map(ByteSize::bytes).orElse(1L << 20);
        }
    }
}
