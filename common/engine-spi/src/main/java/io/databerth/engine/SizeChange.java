package io.databerth.engine;

import io.databerth.runtime.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A database's way from one size to another, seen before anybody goes it. */
public record SizeChange(Sizing sizing, Sku from, Sku to) {
    /** @param needsRestart whether a running server cannot be given it, wherever it runs */
    public record Difference(String what, String from, String to, boolean needsRestart) {}

    /**
     * What is different: {@code vcpus}, {@code memory}, {@code storage}, {@code series}, and the engine's settings that follow
     * the size, by the names of their shares.
     */
    public List<Difference> differences() {
        var all = new ArrayList<Difference>();
        Resources before = from.resources();
        Resources after = to.resources();
        add(all, "vcpus", written(before.vcpus()), written(after.vcpus()), false);
        add(all, "memory", before.memory().toString(), after.memory().toString(), true);
        add(all, "storage", before.storage().toString(), after.storage().toString(), false);
        add(all, "series", from.series().name(), to.series().name(), seriesNeedsRestart());
        new TreeMap<>(sizing.shares())
                .forEach((name, share) ->
                        add(all, name, Long.toString(share.of(before)), Long.toString(share.of(after)), true));
        return all;
    }

    /** @param limitsChangeOnline whether the runtime can change limits of a container that runs */
    public boolean needsRestart(boolean limitsChangeOnline) {
        return differences().stream().anyMatch(Difference::needsRestart)
                || (!limitsChangeOnline && !from.limits().equals(to.limits()));
    }

    private static String written(double vcpus) {
        return BigDecimal.valueOf(vcpus).stripTrailingZeros().toPlainString();
    }

    private static void add(List<Difference> all, String what, String from, String to, boolean needsRestart) {
        if (!from.equals(to)) {
            all.add(new Difference(what, from, to, needsRestart));
        }
    }

    /** Whether the series alone, with equal resources, makes a difference that cannot be made online. */
    private boolean seriesNeedsRestart() {
        Limits before = from.series().limits(to.resources()).forRuntime();
        Limits after = to.limits().forRuntime();
        return !before.values().keySet().equals(after.values().keySet())
                || after.notAppliedIn(before).stream().anyMatch(limit -> !limit.changesOnline());
    }
}
