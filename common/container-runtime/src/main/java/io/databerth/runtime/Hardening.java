package io.databerth.runtime;

import java.util.Set;

/**
 * What may be loosened. Every container drops ALL capabilities and gets no-new-privileges: that is not a choice.
 *
 * @param addedCapabilities names without the CAP_ prefix
 * @param readOnlyRoot with it {@code putFiles} works below mounted volumes only
 */
public record Hardening(Set<String> addedCapabilities, boolean readOnlyRoot) {
    public static final Hardening STRICT = new Hardening(Set.of(), false);

    public Hardening {
        addedCapabilities = Set.copyOf(addedCapabilities);
    }
}
