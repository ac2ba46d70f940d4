package io.databerth.backup.upkeep;

import io.databerth.contracts.ids.DatabaseId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How old the last proven backup of each database with a policy is, for whoever scrapes metrics. */
public final class RecoverabilityGauges {
    private final MultiGauge provenAt;
    private final MultiGauge overdue;

    public RecoverabilityGauges(MeterRegistry registry) {
        provenAt = MultiGauge.builder("databerth.database.backup.proven.timestamp.seconds")
                .description("When the newest content that is proven to be restorable was taken; 0 when none is")
                .register(registry);
        overdue = MultiGauge.builder("databerth.database.backup.overdue")
                .description("1 when that is older than the policy allows")
                .register(registry);
    }

    /** What was found of one database. */
    record Age(DatabaseId database, Optional<Instant> provenAt, boolean overdue) {}

    void show(List<Age> ages) {
        List<Row<?>> moments = new ArrayList<>();
        List<Row<?>> alarms = new ArrayList<>();
        for (Age age : ages) {
            Tags tags = Tags.of("database", age.database().toString());
            moments.add(Row.of(tags, age.provenAt().map(Instant::getEpochSecond).orElse(0L)));
            alarms.add(Row.of(tags, age.overdue() ? 1 : 0));
        }
        provenAt.register(moments, true);
        overdue.register(alarms, true);
    }
}
