package io.databerth.provisioner.plan;

import io.databerth.contracts.database.LimitOutcome;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Each requested limit beside what the container really got (requirement S3.33: refused limits are told, never hidden). */
public final class LimitReport {
    private LimitReport() {}

    public static List<LimitOutcome> of(Limits requested, Limits applied) {
        var outcomes = new ArrayList<LimitOutcome>();
        requested.values().forEach((limit, value) -> {
            OptionalLong found = applied.get(limit);
            outcomes.add(new LimitOutcome(
                    nameOf(limit), Long.toString(value), found.isPresent() ? Long.toString(found.getAsLong()) : ""));
        });
        return outcomes;
    }

    private static String nameOf(Limit limit) {
        return limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
