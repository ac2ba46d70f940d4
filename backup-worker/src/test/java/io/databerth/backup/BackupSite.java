package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.databerth.backup.platform.PlatformStore;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CancelOperation;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.embedded.StoreAdministration;
import io.databerth.embedded.TestDatabase;
import io.databerth.embedded.TestPool;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.messaging.work.OperationRunner;
import io.databerth.messaging.work.WorkQueue;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.storedump.StoreScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** A backup worker on a store and a directory of its own, with the vault in memory; the outbox is read instead of the topic. */
final class BackupSite implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    final AgroalDataSource store;
    /** Somebody who may read all of the store, and nothing else. */
    final DataSource reader;

    final Path folder = TestServers.directory("backups");
    final Path imports;
    final MemoryVault vault = new MemoryVault(LiveServer.PASSWORD);
    final BackupWorker worker;
    private final OperationRunner<BackupCommand> runner;
    private final CommandInbox inbox;
    private boolean ended;

    static {
        // A killed thread is what the crash tests are about.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    BackupSite(LiveServer server) throws IOException {
        this(server.runtime, server.site, Duration.ofMinutes(10));
    }

    /** With what has arrived at another one. */
    BackupSite(LiveServer server, BackupSite before) throws IOException {
        this(server.runtime, server.site, Duration.ofMinutes(10), before.imports);
    }

    BackupSite(ContainerRuntime runtime, String site, Duration stallLimit) throws IOException {
        this(runtime, site, stallLimit, TestServers.directory("imports"));
    }

    private BackupSite(ContainerRuntime runtime, String site, Duration stallLimit, Path imports) throws IOException {
        this.imports = imports;
        TestDatabase database = TestServers.migratedDatabase("backup", "db/messaging", "db/migration");
        store = TestPool.of(database);
        reader = reader(database);
        worker = new BackupWorker(
                site,
                new BackupWorker.Limits(stallLimit, Duration.ofDays(28)),
                store,
                new PlatformStore(reader, new StoreScope(List.of("backup"), Set.of()), site),
                LocalDirectory.at(folder),
                LocalDirectory.at(imports),
                runtime,
                LiveServer.CATALOG,
                vault,
                vault,
                vault,
                vault,
                vault);
        runner = new OperationRunner<>(
                store,
                new WorkQueue(store, LEASE),
                new Outbox("/databerth/backup-worker"),
                new BackupOperationEvents(),
                worker.handler(),
                Duration.ofMillis(50),
                2);
        inbox = new CommandInbox(store, BackupCommand.class, runner::wake);
        runner.start();
    }

    private static DataSource reader(TestDatabase database) {
        StoreAdministration administration = TestServers.postgres().administration();
        String login = database.user() + "_reader";
        administration.ensureLogin(login, database.password());
        administration.ensureReader(database.name(), database.schema(), database.user(), login);
        return new TestDatabase(
                        database.host(),
                        database.port(),
                        database.name(),
                        database.schema(),
                        login,
                        database.password())
                .dataSource();
    }

    void send(BackupCommand command) {
        receive(command);
    }

    void cancel(OperationId operation, DatabaseId database) {
        receive(new CancelOperation(operation, database));
    }

    private void receive(Message message) {
        inbox.receive(
                new RecordPlace("databerth.backup.commands", 0, 0, null),
                WireFormat.encode(Envelope.of("/test", message)));
    }

    /** Sends it and waits for the event that ends its operation. */
    BackupEvent run(BackupCommand command) {
        send(command);
        return end(command.operation());
    }

    BackupEvent end(OperationId operation) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> events().stream()
                                .filter(event -> operation.equals(endedBy(event)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    BackupEvent take(DatabaseId database, BackupId backup) {
        return run(new BackupCommand.Take(OperationId.next(), database, 1, backup));
    }

    /** A proven backup. */
    BackupId taken(DatabaseId database) {
        BackupId backup = BackupId.next();
        assertThat(take(database, backup)).isInstanceOf(BackupEvent.Proven.class);
        return backup;
    }

    BackupEvent restore(DatabaseId database, BackupId backup) {
        return restore(database, backup, BackupId.next());
    }

    BackupEvent restore(DatabaseId database, BackupId backup, BackupId safety) {
        return run(new BackupCommand.Restore(OperationId.next(), database, 1, backup, safety));
    }

    /** Requires that the operation failed, for this reason, and returns what was said. */
    static String failure(BackupEvent event, ErrorCode code) {
        assertThat(event).isInstanceOf(BackupEvent.Failed.class);
        BackupEvent.Failed failed = (BackupEvent.Failed) event;
        assertThat(failed.failure().code()).as(failed.toString()).isEqualTo(code);
        return failed.failure().message();
    }

    private static Optional<OperationId> terminal(BackupEvent event) {
        return switch (event) {
            case BackupEvent.Proven it -> Optional.of(it.operation());
            case BackupEvent.LeftUnproven it -> Optional.of(it.operation());
            case BackupEvent.RestorePrepared it -> Optional.of(it.operation());
            case BackupEvent.Filled it -> Optional.of(it.operation());
            case BackupEvent.Restored it -> Optional.of(it.operation());
            case BackupEvent.TablesRestored it -> Optional.of(it.operation());
            case BackupEvent.Deleted it -> Optional.of(it.operation());
            case BackupEvent.Failed it -> Optional.of(it.operation());
            case BackupEvent.PolicySet it -> Optional.of(it.operation());
            case BackupEvent.Held it -> Optional.of(it.operation());
            case BackupEvent.Scrubbed it -> Optional.of(it.operation());
            case BackupEvent.Due _,
                    BackupEvent.OverdueChanged _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Accepted _,
                    BackupEvent.StepDone _,
                    BackupEvent.Started _,
                    BackupEvent.Progress _,
                    BackupEvent.Stored _,
                    BackupEvent.Copied _,
                    BackupEvent.CopyDamaged _,
                    BackupEvent.Mended _,
                    BackupEvent.Corrupt _ -> Optional.empty();
        };
    }

    private static Object endedBy(BackupEvent event) {
        return terminal(event).map(Object.class::cast).orElse("nothing");
    }

    /** Everything that was told, in order. */
    List<BackupEvent> events() {
        try {
            return Transactions.call(store, transaction -> {
                Statement statement = transaction.createStatement();
                ResultSet rows = statement.executeQuery("select value from outbox order by position");
                List<BackupEvent> events = new ArrayList<>();
                while (rows.next()) {
                    Decoded decoded = WireFormat.decode(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                    events.add(
                            (BackupEvent) ((Decoded.Known) decoded).envelope().data());
                }
                return events;
            });
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    <E extends BackupEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void execute(String sql) {
        try {
            Transactions.run(store, transaction -> transaction.createStatement().execute(sql));
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    long count(String sql) {
        try {
            return Transactions.call(store, transaction -> {
                ResultSet row = transaction.createStatement().executeQuery(sql);
                row.next();
                return row.getLong(1);
            });
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The files of a database, by name. */
    List<Path> files(DatabaseId database) throws IOException {
        Path own = folder.resolve(database.toString());
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(own)) {
            return entries.sorted().toList();
        }
    }

    /** The one data file of a database with one backup. */
    Path data(DatabaseId database) throws IOException {
        List<Path> found = files(database).stream()
                .filter(file -> file.toString().endsWith(".enc"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** Nobody performs operations any more; what they have left can be looked at. */
    void endWork() {
        if (!ended) {
            ended = true;
            runner.close();
        }
    }

    @Override
    public void close() {
        endWork();
        store.close();
    }
}
