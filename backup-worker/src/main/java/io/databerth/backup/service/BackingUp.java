package io.databerth.backup.service;

import io.databerth.backup.BackupHandler;
import io.databerth.backup.BackupOperationEvents;
import io.databerth.backup.BackupWorker;
import io.databerth.backup.Repeating;
import io.databerth.backup.log.CollectLogs;
import io.databerth.backup.platform.PlatformBackupsDue;
import io.databerth.backup.platform.PlatformStore;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.upkeep.RecoverabilityGauges;
import io.databerth.backup.upkeep.Upkeep;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.work.OperationEvents;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.databerth.vault.client.VaultClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backup worker as a service, from its start to its end. */
@ApplicationScoped
public class BackingUp {
    private static final Logger LOG = LoggerFactory.getLogger(BackingUp.class);

    @Inject
    DataSource store;

    @Inject
    StoreReader reader;

    @ConfigProperty(name = "databerth.site")
    String site;

    @ConfigProperty(name = "databerth.backup.stall-limit")
    Duration stallLimit;

    @ConfigProperty(name = "databerth.backup.sweep")
    Duration sweepInterval;

    @ConfigProperty(name = "databerth.backup.scrub-after")
    Duration scrubAfter;

    @ConfigProperty(name = "databerth.backup.scrub-copies-after")
    Duration scrubCopiesAfter;

    @ConfigProperty(name = "databerth.backup.upkeep")
    Duration upkeepInterval;

    @ConfigProperty(name = "databerth.backup.platform-every")
    Duration platformInterval;

    @ConfigProperty(name = "databerth.backup.log-every")
    Duration logInterval;

    @ConfigProperty(name = "databerth.data-directory")
    Path data;

    @ConfigProperty(name = "databerth.backup.directory")
    Path backups;

    @ConfigProperty(name = "databerth.vault.url")
    URI vault;

    @ConfigProperty(name = "databerth.service-key-file")
    Path serviceKeyFile;

    @ConfigProperty(name = "databerth.engines-directory")
    Path enginesDirectory;

    private final List<Repeating> loops = new ArrayList<>();

    @Produces
    @Singleton
    ContainerRuntime runtime() {
        return DockerRuntime.connect(RuntimeEndpoints.find());
    }

    void close(@Disposes ContainerRuntime runtime) {
        runtime.close();
    }

    @Produces
    @Singleton
    OperationEvents events() {
        return new BackupOperationEvents();
    }

    @Produces
    @Singleton
    BackupWorker worker(ContainerRuntime runtime) throws IOException {
        VaultSecrets secrets = new VaultSecrets(new VaultClient(vault, serviceKeyFile));
        return new BackupWorker(
                site,
                new BackupWorker.Limits(stallLimit, scrubCopiesAfter),
                store,
                new PlatformStore(reader.source(), PlatformStore.WHOLE, site),
                LocalDirectory.at(backups),
                LocalDirectory.at(data.resolve("imports")),
                runtime,
                EngineCatalog.load(enginesDirectory),
                secrets,
                secrets,
                secrets,
                secrets,
                secrets);
    }

    @Produces
    @Singleton
    BackupHandler handler(BackupWorker worker) {
        return worker.handler();
    }

    @Produces
    @Singleton
    CollectLogs logs(BackupWorker worker, Outbox outbox) {
        return worker.logs(outbox, InstantSource.system());
    }

    void start(
            @Observes StartupEvent event,
            BackupWorker worker,
            CollectLogs logs,
            CommandInbox inbox,
            Outbox outbox,
            MeterRegistry registry) {
        Upkeep upkeep =
                worker.upkeep(inbox, outbox, scrubAfter, new RecoverabilityGauges(registry), InstantSource.system());
        loops.add(new Repeating("sweep", sweepInterval, worker.sweep()::perform));
        loops.add(new Repeating("upkeep", upkeepInterval, upkeep::perform));
        loops.add(new Repeating("logs", logInterval, logs::perform));
        if (reader.isKnown()) {
            PlatformBackupsDue platform = new PlatformBackupsDue(
                    worker.platform(), worker.backups(), platformInterval, registry, InstantSource.system());
            loops.add(new Repeating("platform", upkeepInterval, platform::perform));
        } else {
            LOG.warn("there is no log-in to read the whole store with: the platform itself is not backed up");
        }
        loops.forEach(Repeating::start);
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Repeating::close);
    }
}
