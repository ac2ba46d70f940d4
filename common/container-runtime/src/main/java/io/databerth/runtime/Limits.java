package io.databerth.runtime;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The limits asked for, or found applied; a limit that is absent is the runtime's default. */
public record Limits(Map<Limit, Long> values) {
    private static final Limits NONE = new Limits(Map.of());

    public Limits {
        var copy = new EnumMap<Limit, Long>(Limit.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public static Limits none() {
        return NONE;
    }

    public Limits with(Limit limit, long value) {
        var changed = new EnumMap<Limit, Long>(Limit.class);
        changed.putAll(values);
        changed.put(limit, value);
        return new Limits(changed);
    }

    public Limits without(Limit limit) {
        var changed = new EnumMap<Limit, Long>(Limit.class);
        changed.putAll(values);
        changed.remove(limit);
        return new Limits(changed);
    }

    /** Those of them that can be changed while a container runs. */
    public Limits online() {
        var changing = new EnumMap<Limit, Long>(Limit.class);
        values.forEach((limit, value) -> {
            if (limit.changesOnline()) {
                changing.put(limit, value);
            }
        });
        return new Limits(changing);
    }

    public OptionalLong get(Limit limit) {
        Long value = values.get(limit);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The limits asked for here that were applied otherwise or not at all. */
    public Set<Limit> notAppliedIn(Limits applied) {
        var differing = EnumSet.noneOf(Limit.class);
        values.forEach((limit, value) -> {
            if (!value.equals(applied.values.get(limit))) {
                differing.add(limit);
            }
        });
        return Collections.unmodifiableSet(differing);
    }
}
