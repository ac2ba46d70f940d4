package io.databerth.provisioner.service;

import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.work.OperationEvents;
import io.databerth.provisioner.DatabaseOperationEvents;
import io.databerth.provisioner.DatabaseWorker;
import io.databerth.provisioner.Figures;
import io.databerth.provisioner.Provisioner;
import io.databerth.provisioner.Settings;
import io.databerth.provisioner.VaultSecrets;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.PortProbe;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.Endpoint;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.databerth.vault.client.VaultClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provisioner as a service, from its start to its end. */
@ApplicationScoped
public class Provisioning {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

    /** Observers without a priority have 2500. */
    private static final int AFTER_THE_OPERATIONS = 3000;

    @Inject
    DataSource store;

    @ConfigProperty(name = "databerth.site")
    String site;

    /** Where a container engine is waited for when none answers at the start. */
    @ConfigProperty(name = "docker.host")
    String usualEngine;

    @ConfigProperty(name = "databerth.images.pull")
    boolean pull;

    @ConfigProperty(name = "databerth.images.pull-limit")
    Duration pullLimit;

    /** The script of deploy/images; absent: nothing is built. */
    @ConfigProperty(name = "databerth.images.build")
    Optional<Path> build;

    @ConfigProperty(name = "databerth.secrets-limit")
    Duration secretsLimit;

    @ConfigProperty(name = "databerth.login-limit")
    Duration loginLimit;

    @ConfigProperty(name = "databerth.reconcile")
    Duration reconcile;

    @ConfigProperty(name = "databerth.poll")
    Duration poll;

    @ConfigProperty(name = "databerth.vault.url")
    URI vault;

    @ConfigProperty(name = "databerth.service-key-file")
    Path serviceKeyFile;

    @ConfigProperty(name = "databerth.engines-directory")
    Path enginesDirectory;

    @Produces
    @Singleton
    ContainerRuntime runtime() {
        try {
            return DockerRuntime.connect(RuntimeEndpoints.find());
        } catch (RuntimeFailure.Unavailable none) {
            LOG.warn("{}; waiting for {}", none.getMessage(), usualEngine);
            return DockerRuntime.connect(Endpoint.parse(usualEngine));
        }
    }

    void close(@Disposes ContainerRuntime runtime) {
        runtime.close();
    }

    @Produces
    @Singleton
    Provisioner provisioner(ContainerRuntime runtime, Outbox outbox, MeterRegistry registry) {
        return new Provisioner(
                new Settings(new Site(site), pull, pullLimit, build, secretsLimit, loginLimit, reconcile, poll),
                store,
                outbox,
                runtime,
                EngineCatalog.load(enginesDirectory),
                new VaultSecrets(new VaultClient(vault, serviceKeyFile)),
                PortProbe.ofHost(),
                new Figures(registry));
    }

    @Produces
    @Singleton
    DatabaseWorker worker(Provisioner provisioner) {
        return provisioner.worker();
    }

    @Produces
    @Singleton
    OperationEvents events() {
        return new DatabaseOperationEvents();
    }

    void start(@Observes StartupEvent event, Provisioner provisioner) {
        provisioner.reconcileLoop().start();
        provisioner.rotationLoop().start();
    }

    /** After the operations have ended, which give back their locks. */
    void stop(@Observes @Priority(AFTER_THE_OPERATIONS) ShutdownEvent event, Provisioner provisioner) {
        provisioner.close();
    }
}
