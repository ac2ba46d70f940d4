package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.embedded.TestPool;
import io.databerth.embedded.TestServers;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.messaging.work.OperationRunner;
import io.databerth.messaging.work.WorkQueue;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortProbe;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.vault.client.ServerCertificate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A provisioner on a store of its own, with the vault in memory; the outbox is read instead of the topics. */
final class TestSite implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMillis(400);
    private static final EngineCatalog CATALOG = EngineCatalog.load(Path.of("src/test/resources/site"));
    static final ServerCertificate NO_CERTIFICATE = new ServerCertificate(Secret.of("the-key"), "the-chain", "the-ca");

    final AgroalDataSource store;
    final RememberedSecrets secrets = new RememberedSecrets();
    final Provisioner provisioner;
    final ManagedDatabases databases;
    final Site site;
    private final OperationRunner<DatabaseCommand> runner;
    private final CommandInbox inbox;
    private long generation;

    static {
        // A killed thread is what the tests are about.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    TestSite(ContainerRuntime runtime, Site site, PortProbe probe, Duration loginLimit) {
        this.site = site;
        store = TestPool.of(TestServers.migratedDatabase("provisioner", "db/messaging", "db/migration"));
        var outbox = new Outbox("/databerth/provisioner");
        var settings = new Settings(
                site,
                false,
                Duration.ofSeconds(1),
                Optional.empty(),
                Duration.ofSeconds(5),
                loginLimit,
                Duration.ofSeconds(30),
                Duration.ofMillis(50));
        provisioner = new Provisioner(
                settings, store, outbox, runtime, CATALOG, secrets, probe, new Figures(new SimpleMeterRegistry()));
        databases = new ManagedDatabases(store);
        runner = new OperationRunner<>(
                store,
                new WorkQueue(store, LEASE),
                outbox,
                new DatabaseOperationEvents(),
                provisioner.worker(),
                Duration.ofMillis(50),
                8);
        inbox = new CommandInbox(store, DatabaseCommand.class, runner::wake);
        runner.start();
    }

    static DatabaseSpec spec(String name) {
        return spec(name, "shop", "B1");
    }

    static DatabaseSpec spec(String name, String project, String sku) {
        return new DatabaseSpec(
                name,
                project,
                "staging",
                "postgresql",
                "17",
                sku,
                name + "-staging-postgresql",
                name + "-staging-postgresql",
                "orders",
                "db_user_abc123",
                "127.0.0.1");
    }

    long nextGeneration() {
        return ++generation;
    }

    DatabaseCommand.Provision provision(DatabaseSpec spec) {
        return new DatabaseCommand.Provision(OperationId.next(), DatabaseId.next(), nextGeneration(), spec);
    }

    void send(DatabaseCommand command) {
        inbox.receive(
                new RecordPlace("databerth.database.commands", 0, 0, null),
                WireFormat.encode(Envelope.of("/test", command)));
    }

    /** Sends it and waits for the event that ends its operation. */
    DatabaseEvent run(DatabaseCommand command) {
        send(command);
        return end(command.operation());
    }

    /** A database that is ready. */
    DatabaseId made(DatabaseSpec spec) {
        return made(spec, NO_CERTIFICATE);
    }

    DatabaseId made(DatabaseSpec spec, ServerCertificate certificate) {
        DatabaseCommand.Provision command = provision(spec);
        secrets.issue(command.database(), certificate);
        assertThat(run(command)).isInstanceOf(DatabaseEvent.Ready.class);
        return command.database();
    }

    DatabaseEvent end(OperationId operation) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> events().stream()
                                .filter(event -> operation.equals(endedBy(event)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** For an operation of which another end was told before. */
    DatabaseEvent.Ready readyAfter(OperationId operation) {
        return awaited(DatabaseEvent.Ready.class, ready -> ready.operation().equals(operation));
    }

    DatabaseEvent.VersionChanged versionAfter(OperationId operation) {
        return awaited(DatabaseEvent.VersionChanged.class, changed -> changed.operation()
                .equals(operation));
    }

    ErrorCode failureOf(OperationId operation) {
        return awaited(DatabaseEvent.Failed.class, failed -> failed.operation().equals(operation))
                .failure()
                .code();
    }

    private <E extends DatabaseEvent> E awaited(Class<E> kind, Predicate<E> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events(kind).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Of the database's own user. */
    String passwordOf(DatabaseId database) {
        return secrets.password(new SecretReference(database, Purpose.APP))
                .orElseThrow()
                .password()
                .reveal();
    }

    private static OperationId endedBy(DatabaseEvent event) {
        return switch (event) {
            case DatabaseEvent.Ready ready -> ready.operation();
            case DatabaseEvent.ContentWanted wanted -> wanted.operation();
            case DatabaseEvent.Restored restored -> restored.operation();
            case DatabaseEvent.SnapshotTaken taken -> taken.interruptedMillis() == 0 ? NOBODY : taken.operation();
            case DatabaseEvent.SnapshotGone gone -> gone.operation() == null ? NOBODY : gone.operation();
            case DatabaseEvent.Resized resized -> resized.operation();
            case DatabaseEvent.Upgraded upgraded -> upgraded.operation();
            case DatabaseEvent.VersionChanged changed -> changed.operation();
            case DatabaseEvent.VersionConfirmed confirmed -> confirmed.operation();
            case DatabaseEvent.Configured configured -> configured.operation();
            case DatabaseEvent.Certified certified -> certified.operation();
            case DatabaseEvent.Published published -> published.operation();
            case DatabaseEvent.Unpublished unpublished -> unpublished.operation();
            case DatabaseEvent.Stopped stopped -> stopped.operation();
            case DatabaseEvent.Deleted deleted -> deleted.operation();
            case DatabaseEvent.TaskDone done -> done.operation();
            case DatabaseEvent.UserSet set -> set.operation();
            case DatabaseEvent.UserDropped dropped -> dropped.operation();
            case DatabaseEvent.Failed failed -> failed.operation();
            case DatabaseEvent.CredentialApplied applied -> applied.operation();
            case DatabaseEvent.CredentialRefused refused -> refused.operation();
            case DatabaseEvent.Accepted accepted -> NOBODY;
            case DatabaseEvent.StepDone done -> NOBODY;
            case DatabaseEvent.Drifted drifted -> NOBODY;
            case DatabaseEvent.Repaired repaired -> NOBODY;
            case DatabaseEvent.Irreparable irreparable -> NOBODY;
            case DatabaseEvent.Frozen frozen -> NOBODY;
            case DatabaseEvent.Thawed thawed -> NOBODY;
        };
    }

    private static final OperationId NOBODY = OperationId.next();

    /** Everything that was told, in order. */
    List<DatabaseEvent> events() throws SQLException {
        return Transactions.call(store, transaction -> {
            ResultSet rows = transaction.createStatement().executeQuery("select value from outbox order by position");
            var events = new ArrayList<DatabaseEvent>();
            while (rows.next()) {
                Decoded decoded = WireFormat.decode(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                events.add((DatabaseEvent) ((Decoded.Known) decoded).envelope().data());
            }
            return events;
        });
    }

    <E extends DatabaseEvent> List<E> events(Class<E> kind) {
        try {
            return events().stream().filter(kind::isInstance).map(kind::cast).toList();
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    ManagedDatabase managed(DatabaseId database) {
        try {
            return databases.find(database).orElseThrow();
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    /** As the consumer of the vault's events would. */
    OperationId rotationPrepared(DatabaseId database, int version) throws SQLException {
        return rotationPrepared(database, version, null);
    }

    OperationId rotationPrepared(DatabaseId database, int version, @Nullable String user) throws SQLException {
        var prepared =
                new CredentialEvent.RotationPrepared(OperationId.next(), database, nextGeneration(), version, user);
        Transactions.run(store, transaction -> CredentialApplications.add(transaction, prepared));
        return prepared.operation();
    }

    int count(String sql) throws SQLException {
        return Transactions.call(store, transaction -> {
            ResultSet row = transaction.createStatement().executeQuery(sql);
            row.next();
            return row.getInt(1);
        });
    }

    @Override
    public void close() {
        runner.close();
        provisioner.close();
        store.close();
    }
}
