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
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
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
import java.sql.SQLException;
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
import org.junit.jupiter.api.Test;

/** What is begun without anybody asking, on a real store, with the time in the test's hand. Nothing performs what is begun. */
class UpkeepTest {
    private static final String SITE = "upkeep-test";
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final Retention LAST_TWO = new Retention(2, 0, 0, 0, 0, 0, 0, 0);

    private final DataSource store = TestServers.migratedDatabase("backup", "db/messaging", "db/migration")
            .dataSource();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FakeRuntime runtime = new FakeRuntime();
    private final DatabaseId database = DatabaseId.next();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Upkeep upkeep = upkeep();

    @BeforeEach
    void addImage() {
        runtime.addImage("image:1");
    }

    private Upkeep upkeep() {
        return new Upkeep(
                store,
                new LiveDatabases(runtime, CATALOG, SITE),
                new CommandInbox(store, BackupCommand.class, () -> {}),
                new Outbox("/test"),
                Duration.ofDays(7),
                new RecoverabilityGauges(metrics),
                () -> now);
    }

    @Test
    void aBackupIsBegunWhenItIsDueAndNotBefore() throws SQLException {
        serverRuns();
        policy("daily", Retention.ALL, 0);
        upkeep.perform();
        assertThat(commands()).isEmpty();
        now = Instant.parse("2026-11-23T00:00:05Z");
        upkeep.perform();
        upkeep.perform();
        BackupEvent.Due due = onlyDue();
        assertThat(due.duty()).isEqualTo(Duty.TAKE);
        assertThat(due.reason()).contains("daily");
        assertThat(due.nextAt()).contains(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(commands()).containsExactly(new BackupCommand.Take(due.operation(), database, 0, due.backup()));
    }

    @Test
    void whatWasMissedIsCaughtUpOnce() throws SQLException {
        policy("hourly", Retention.ALL, 0);
        now = now.plus(Duration.ofDays(3));
        upkeep.perform();
        assertThat(commands()).as("it does not run").isEmpty();
        serverRuns();
        upkeep.perform();
        endOperations();
        upkeep.perform();
        assertThat(commands()).hasSize(1);
        assertThat(onlyDue().nextAt()).contains(Instant.parse("2026-11-25T13:00:00Z"));
    }

    @Test
    void aDatabaseAtWorkIsLeftInPeaceUntilItIsDone() throws SQLException {
        serverRuns();
        policy("hourly", LAST_TWO, 0);
        List<BackupId> backups = proven(3);
        open(new BackupCommand.Verify(OperationId.next(), database, 7, backups.getFirst()));
        now = now.plus(Duration.ofHours(2));
        upkeep.perform();
        assertThat(dues()).isEmpty();
        endOperations();
        upkeep.perform();
        assertThat(dues()).extracting(BackupEvent.Due::duty).containsExactly(Duty.TAKE);
        endOperations();
        upkeep.perform();
        assertThat(dues()).extracting(BackupEvent.Due::duty).containsExactly(Duty.TAKE, Duty.DELETE);
    }

    @Test
    void whatNoRuleKeepsIsDeletedWithTheReason() throws SQLException {
        policy(null, LAST_TWO, 0);
        List<BackupId> backups = proven(4);
        hold(backups.get(0));
        upkeep.perform();
        assertThat(dues()).singleElement().satisfies(due -> {
            assertThat(due.backup()).isEqualTo(backups.get(1));
            assertThat(due.reason()).isEqualTo("no rule keeps it");
        });
        assertThat(commands()).singleElement().isInstanceOf(BackupCommand.Delete.class);
    }

    @Test
    void aBackupThatACopyOfAnotherDatabaseNeedsStays() throws SQLException {
        policy(null, LAST_TWO, 0);
        List<BackupId> backups = proven(3);
        DatabaseId other = DatabaseId.next();
        var spec = new DatabaseSpec("copy", "p", "e", "x", "1", "B1", "copy-e-x", "copy-e-x", "copy", "user", "");
        open(new BackupCommand.Fill(
                OperationId.next(), other, 1, spec, new InitialContent(backups.getFirst(), database)));
        upkeep.perform();
        assertThat(dues()).isEmpty();
        endOperations();
        upkeep.perform();
        assertThat(dues()).hasSize(1);
    }

    @Test
    void aMissingBackupIsToldOnceAndSoIsItsComing() throws SQLException {
        policy(null, Retention.ALL, 24);
        upkeep.perform();
        assertThat(alarms()).isEmpty();
        execute("update backup_policy set since = '" + now + "'");
        now = now.plus(Duration.ofHours(25));
        upkeep.perform();
        upkeep.perform();
        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.overdue()).isTrue();
            assertThat(alarm.overdueAfterHours()).isEqualTo(24);
            assertThat(alarm.provenAt()).isEmpty();
        });
        assertThat(gauge("overdue")).isEqualTo(1);
        assertThat(gauge("proven.timestamp.seconds")).isZero();
        proven(1);
        upkeep.perform();
        assertThat(alarms()).hasSize(2).last().satisfies(alarm -> {
            assertThat(alarm.overdue()).isFalse();
            assertThat(alarm.provenAt()).isPresent();
        });
        assertThat(gauge("overdue")).isZero();
        assertThat(gauge("proven.timestamp.seconds")).isEqualTo(now.getEpochSecond());
        now = now.plus(Duration.ofHours(25));
        upkeep.perform();
        assertThat(alarms()).hasSize(3).last().satisfies(alarm -> assertThat(alarm.overdue())
                .isTrue());
    }

    @Test
    void theFileThatWasNotReadForLongestIsReadBackOneAtATime() throws SQLException {
        List<BackupId> backups = proven(3);
        execute("update backup set checked_at = '" + now + "'");
        upkeep.perform();
        assertThat(dues()).isEmpty();
        execute("update backup set checked_at = '" + now.minus(Duration.ofDays(1)) + "' where backup_id = '"
                + backups.get(1).value() + "'");
        now = now.plus(Duration.ofDays(8));
        upkeep.perform();
        upkeep.perform();
        BackupEvent.Due due = onlyDue();
        assertThat(due.duty()).isEqualTo(Duty.SCRUB);
        assertThat(due.backup()).isEqualTo(backups.get(1));
        assertThat(commands()).containsExactly(new BackupCommand.Scrub(due.operation(), database, 0, due.backup()));
    }

    @Test
    void whatFailedIsTriedAgainAfterAnHourAndNotAtOnce() throws SQLException {
        policy(null, LAST_TWO, 0);
        proven(3);
        execute("update backup set checked_at = '" + now.minus(Duration.ofDays(8)) + "'");
        upkeep.perform();
        assertThat(dues()).extracting(BackupEvent.Due::duty).containsExactly(Duty.DELETE);
        execute("update operation set status = 'failed', finished_at = now()");
        upkeep.perform();
        assertThat(dues()).extracting(BackupEvent.Due::duty).containsExactly(Duty.DELETE, Duty.SCRUB);
        execute("update operation set status = 'failed', finished_at = now() - interval '59 minutes'");
        upkeep.perform();
        assertThat(dues()).hasSize(2);
        execute("update operation set finished_at = now() - interval '61 minutes'");
        upkeep.perform();
        assertThat(dues()).extracting(BackupEvent.Due::duty).last().isEqualTo(Duty.DELETE);
    }

    @Test
    void aPolicyThatIsForgottenBeginsNothing() throws SQLException {
        serverRuns();
        policy("hourly", LAST_TWO, 1);
        proven(3);
        transaction(connection -> Policies.forget(connection, database));
        now = now.plus(Duration.ofDays(1));
        upkeep.perform();
        assertThat(dues()).isEmpty();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aBackupThatATargetDidNotTakeIsFinishedAnHourLater() throws SQLException {
        BackupId backup = proven(1).getFirst();
        execute("update backup set state = 'dumping', copying_since = now() - interval '2 hours'");
        open(new BackupCommand.Take(OperationId.next(), database, 1, backup));
        upkeep.perform();
        assertThat(dues()).as("while it is under way").isEmpty();
        execute("update operation set status = 'failed', finished_at = now() - interval '30 minutes'");
        upkeep.perform();
        assertThat(dues()).as("not at once").isEmpty();
        execute("update operation set finished_at = now() - interval '61 minutes'");
        upkeep.perform();
        upkeep.perform();
        assertThat(onlyDue().duty()).isEqualTo(Duty.FINISH);
        assertThat(commands().getLast())
                .isInstanceOfSatisfying(BackupCommand.Take.class, take -> assertThat(take.backup())
                        .isEqualTo(backup));
    }

    private double gauge(String name) {
        return metrics.get("databerth.database.backup." + name)
                .tag("database", database.toString())
                .gauge()
                .value();
    }

    private void serverRuns() {
        Map<String, String> labels =
                Map.of(Labels.SITE, SITE, Labels.ROLE, Labels.DATABASE_ROLE, Labels.DATABASE, database.toString());
        runtime.start(runtime.create(
                ContainerSpec.of("server", "image:1").labels(labels).build()));
    }

    private void policy(@Nullable String when, Retention retention, int overdueAfterHours) throws SQLException {
        var policy = new BackupPolicy(
                Optional.ofNullable(when).map(text -> new Schedule(text, "UTC", 0)), retention, overdueAfterHours);
        transaction(connection -> Policies.set(connection, database, policy, PolicyRules.next(policy, database, now)));
    }

    /** The oldest first, a day apart, the last of now. */
    private List<BackupId> proven(int count) throws SQLException {
        List<BackupId> made = new ArrayList<>();
        Backups backups = new Backups(store);
        for (int day = count - 1; day >= 0; day--) {
            BackupId backup = BackupId.next();
            transaction(connection ->
                    backups.begin(connection, backup, database, new Content("server", "x", "1", "B1", "db", "user")));
            execute("update backup set state = 'proven', began_at = '" + now.minus(Duration.ofDays(day))
                    + "' where backup_id = '" + backup.value() + "'");
            made.add(backup);
        }
        return made;
    }

    private void hold(BackupId backup) throws SQLException {
        transaction(connection -> new Backups(store).hold(connection, backup, true));
    }

    private void open(BackupCommand command) throws SQLException {
        var inbox = new CommandInbox(store, BackupCommand.class, () -> {});
        transaction(connection -> inbox.keep(connection, Envelope.of("/test", command)));
    }

    private void endOperations() throws SQLException {
        execute("update operation set status = 'succeeded', finished_at = now()");
    }

    private BackupEvent.Due onlyDue() throws SQLException {
        assertThat(dues()).hasSize(1);
        return dues().getFirst();
    }

    private List<BackupEvent.Due> dues() throws SQLException {
        return events(BackupEvent.Due.class);
    }

    private List<BackupEvent.OverdueChanged> alarms() throws SQLException {
        return events(BackupEvent.OverdueChanged.class);
    }

    private <T> List<T> events(Class<T> type) throws SQLException {
        return messages("select value from outbox order by position").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<Object> commands() throws SQLException {
        return messages("select envelope from operation order by position");
    }

    private List<Object> messages(String query) throws SQLException {
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

    private void execute(String sql) throws SQLException {
        transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private void transaction(Transactions.Action action) throws SQLException {
        Transactions.run(store, action);
    }
}
