package io.databerth.monitor;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.monitor.plan.Look;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest numbers as gauges, seven per database; a number that could not be measured has no gauge. */
final class Gauges implements Display {
    private final Map<DatabaseId, Look> newest = new ConcurrentHashMap<>();
    private final Map<MultiGauge, Function<Look, OptionalDouble>> gauges;

    Gauges(MeterRegistry registry) {
        gauges = Map.of(
                gauge(registry, "up", "1 when the server answers, 0 when it does not"),
                        look -> optional(look.up().map(up -> up ? 1.0 : 0.0)),
                gauge(registry, "cpu.percent", "CPU time since the sample before, in percent of one CPU"),
                        Look::cpuPercent,
                gauge(registry, "memory.bytes", "Memory used, without the cache that could be given back"),
                        look -> optional(look.usage().map(usage -> (double) usage.memoryBytes())),
                gauge(registry, "disk.bytes", "Size of the database on disk"),
                        look -> look.figures().diskBytes().stream()
                                .asDoubleStream()
                                .findAny(),
                gauge(registry, "storage.used.bytes", "What the data takes on the volume"),
                        look -> optional(look.measured().map(measured -> (double) measured.usedBytes())),
                gauge(registry, "storage.limit.bytes", "The storage of the database's size"),
                        look -> optional(look.measured().map(measured -> (double) measured.limitBytes())),
                gauge(registry, "connections", "Connections of clients"),
                        look -> look.figures().connections().stream()
                                .asDoubleStream()
                                .findAny());
    }

    @Override
    public synchronized void show(List<Look> looks) {
        looks.forEach(look -> newest.put(look.database(), look));
        gauges.forEach((gauge, number) -> gauge.register(rows(number), true));
    }

    @Override
    public void retain(Set<DatabaseId> databases) {
        newest.keySet().retainAll(databases);
    }

    private List<Row<?>> rows(Function<Look, OptionalDouble> number) {
        return newest.values().stream()
                .filter(look -> number.apply(look).isPresent())
                .map(look -> Row.of(tags(look), number.apply(look).getAsDouble()))
                .collect(Collectors.toList());
    }

    private static Tags tags(Look look) {
        return Tags.of(
                "database", look.database().toString(), "engine", look.engine().orElse("unknown"));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("databerth.database." + name)
                .description(description)
                .register(registry);
    }

    private static OptionalDouble optional(java.util.Optional<Double> number) {
        return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
