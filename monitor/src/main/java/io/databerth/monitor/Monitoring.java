package io.databerth.monitor;

import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Outbox;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The monitor from the service's start to its end. */
@ApplicationScoped
public class Monitoring {
    @Inject
    DataSource store;

    @Inject
    MeterRegistry registry;

    @ConfigProperty(name = "databerth.site")
    String site;

    @ConfigProperty(name = "databerth.engines-directory")
    Path enginesDirectory;

    @Produces
    @Singleton
    Monitor monitor(Outbox outbox, EventInbox inbox) {
        Monitor monitor = new Monitor(
                site,
                store,
                () -> DockerRuntime.connect(RuntimeEndpoints.find()),
                EngineCatalog.load(enginesDirectory),
                outbox,
                inbox,
                new Gauges(registry));
        count(monitor, "looks.skipped", "Looks skipped because the one before took too long", Monitor::looksSkipped);
        count(monitor, "looks.dropped", "Looks not written because the store was away", Monitor::looksDropped);
        count(monitor, "samples.left.out", "Samples not sent because the broker was away", Monitor::samplesLeftOut);
        return monitor;
    }

    void start(@Observes StartupEvent event, Monitor monitor) {
        monitor.start();
    }

    void stop(@Observes ShutdownEvent event, Monitor monitor) {
        monitor.close();
    }

    private void count(Monitor monitor, String name, String description, ToDoubleFunction<Monitor> number) {
        FunctionCounter.builder("databerth.monitor." + name, monitor, number)
                .description(description)
                .register(registry);
    }
}
