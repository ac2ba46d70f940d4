package io.databerth.runtime;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Gets a container running with as many of its limits as the runtime accepts, so that a refused one never fails a creation. */
public final class LimitNegotiation {
    private LimitNegotiation() {}

    /** What came of it: the limits found applied, and the ones asked for that were refused or silently changed. */
    public record Started(String id, Limits applied, Set<Limit> refused) {
        public Started {
            refused = Set.copyOf(refused);
        }
    }

    /**
     * Creates, prepares (files) and starts. When a limit is refused, the container is removed and made again without it, at most
     * once per limit. Whoever claims the name in between wins: NameTaken. After any other failure the container is left to be looked at.
     */
    public static Started createAndStart(ContainerRuntime runtime, ContainerSpec spec, Consumer<String> prepare) {
        var refused = EnumSet.noneOf(Limit.class);
        Limits limits = spec.limits();
        while (true) {
            try {
                String id = createAndStartOnce(runtime, spec.withLimits(limits), prepare);
                Limits applied = runtime.inspect(id)
                        .orElseThrow(() -> new RuntimeFailure.NotFound(id))
                        .limits();
                refused.addAll(limits.notAppliedIn(applied));
                return new Started(id, applied, Collections.unmodifiableSet(refused));
            } catch (RuntimeFailure.LimitRefused refusal) {
                if (!refused.add(refusal.limit())) {
                    throw refusal;
                }
                limits = limits.without(refusal.limit());
            }
        }
    }

    private static String createAndStartOnce(ContainerRuntime runtime, ContainerSpec spec, Consumer<String> prepare) {
        String id = runtime.create(spec);
        prepare.accept(id);
        try {
            runtime.start(id);
        } catch (RuntimeFailure.LimitRefused refusal) {
            runtime.remove(id);
            throw refusal;
        }
        return id;
    }
}
