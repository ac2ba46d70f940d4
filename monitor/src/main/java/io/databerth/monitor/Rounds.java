package io.databerth.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.SkippedExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** When the monitor does what. */
@ApplicationScoped
public class Rounds {
    @Inject
    Monitor monitor;

    @Inject
    MeterRegistry registry;

    @Scheduled(
            identity = "round",
            every = "${databerth.sample-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void round() {
        monitor.round();
    }

    @Scheduled(
            identity = "storage",
            every = "${databerth.storage-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measure() {
        monitor.measure();
    }

    @Scheduled(identity = "forget", every = "1h", delayed = "10m")
    @RunOnVirtualThread
    void forget() throws SQLException {
        monitor.forget();
    }

    void skipped(@Observes SkippedExecution skipped) {
        registry.counter("databerth.monitor.rounds.skipped").increment();
    }
}
