package io.databerth.backup.service;

import io.databerth.backup.BackupHandler;
import io.databerth.backup.BackupOperationEvents;
import io.databerth.backup.BackupWorker;
import io.databerth.backup.SweepLoop;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.work.OperationEvents;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.databerth.vault.client.VaultClient;
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
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The backup worker as a service, from its start to its end. */
@ApplicationScoped
public class BackingUp {
    @Inject
    DataSource store;

    @ConfigProperty(name = "databerth.site")
    String site;

    @ConfigProperty(name = "databerth.backup.stall-limit")
    Duration stallLimit;

    @ConfigProperty(name = "databerth.backup.sweep")
    Duration sweepInterval;

    @ConfigProperty(name = "databerth.data-directory")
    Path data;

    @ConfigProperty(name = "databerth.vault.url")
    URI vault;

    @ConfigProperty(name = "databerth.service-key-file")
    Path serviceKeyFile;

    @ConfigProperty(name = "databerth.engines-directory")
    Path enginesDirectory;

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
                stallLimit,
                store,
                LocalDirectory.at(data.resolve("backups")),
                LocalDirectory.at(data.resolve("imports")),
                runtime,
                EngineCatalog.load(enginesDirectory),
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
    SweepLoop sweepLoop(BackupWorker worker) {
        return new SweepLoop(worker.sweep(), sweepInterval);
    }

    void start(@Observes StartupEvent event, SweepLoop loop) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event, SweepLoop loop) {
        loop.close();
    }
}
