package io.databerth.backup.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.Labels;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.TestServers;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import io.databerth.policy.PolicyRules;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.fake.FakeRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A real store with the time in the test's hand. Nothing performs what is begun. */
abstract class OnUpkeep {
    static final String SITE = "upkeep-test";
    static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    static final Retention LAST_TWO = new Retention(2, 0, 0, 0, 0, 0, 0, 0);

    final DataSource store = TestServers.migratedDatabase("backup", "db/messaging", "db/migration")
            .dataSource();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final FakeRuntime runtime = new FakeRuntime();
    final DatabaseId database = DatabaseId.next();
    final List<BackupId> removed = new ArrayList<>();
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final Upkeep upkeep = upkeep();

    @BeforeEach
    void addImage() {
        runtime.addImage("image:1");
    }

    Upkeep upkeep() {
        return new Upkeep(
                store,
                new LiveDatabases(runtime, CATALOG, SITE),
                new CommandInbox(store, BackupCommand.class, () -> {}),
                new Outbox("/test"),
                Duration.ofDays(7),
                new RecoverabilityGauges(metrics),
                removed::add,
                () -> now);
    }

    void serverRuns() {
        Map<String, String> labels =
                Map.of(Labels.SITE, SITE, Labels.ROLE, Labels.DATABASE_ROLE, Labels.DATABASE, database.toString());
        runtime.start(runtime.create(
                ContainerSpec.of("server", "image:1").labels(labels).build()));
    }

    void policy(@Nullable String when, Retention retention, int overdueAfterHours) throws Exception {
        var policy = new BackupPolicy(
                Optional.ofNullable(when).map(text -> new Schedule(text, "UTC", 0)), retention, overdueAfterHours);
        transaction(connection -> Policies.set(connection, database, policy, PolicyRules.next(policy, database, now)));
    }

    /** The oldest first, a day apart, the last of now. */
    List<BackupId> proven(int count) throws Exception {
        List<BackupId> made = new ArrayList<>();
        Backups backups = new Backups(store);
        for (int day = count - 1; day >= 0; day--) {
            BackupId backup = BackupId.next();
            transaction(connection -> backups.begin(
                    connection,
                    backup,
                    database,
                    BackupKind.LOGICAL,
                    new Content("server", "x", "1", "B1", "db", "user")));
            execute("update backup set state = 'proven', began_at = '" + now.minus(Duration.ofDays(day))
                    + "' where backup_id = '" + backup.value() + "'");
            made.add(backup);
        }
        return made;
    }

    void hold(BackupId backup) throws Exception {
        transaction(connection -> new Backups(store).hold(connection, backup, true));
    }

    void open(BackupCommand command) throws Exception {
        var inbox = new CommandInbox(store, BackupCommand.class, () -> {});
        transaction(connection -> inbox.keep(connection, Envelope.of("/test", command)));
    }

    void endOperations() throws Exception {
        execute("update operation set status = 'succeeded', finished_at = now()");
    }

    BackupEvent.Due onlyDue() throws Exception {
        assertThat(dues()).hasSize(1);
        return dues().getFirst();
    }

    List<BackupEvent.Due> dues() throws Exception {
        return events(BackupEvent.Due.class);
    }

    List<BackupEvent.OverdueChanged> alarms() throws Exception {
        return events(BackupEvent.OverdueChanged.class);
    }

    <T> List<T> events(Class<T> type) throws Exception {
        return messages("select value from outbox order by position").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<Object> commands() throws Exception {
        return messages("select envelope from operation order by position");
    }

    List<Object> messages(String query) throws Exception {
        return Transactions.call(store, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                List<Object> found = new ArrayList<>();
                while (row.next()) {
                    Decoded decoded = WireFormat.decode(row.getString(1).getBytes(StandardCharsets.UTF_8));
                    found.add(((Decoded.Known) decoded).envelope().data());
                }
                return found;
            }
        });
    }

    void execute(String sql) throws Exception {
        transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    void transaction(Transactions.Action action) throws Exception {
        Transactions.run(store, action);
    }
}
