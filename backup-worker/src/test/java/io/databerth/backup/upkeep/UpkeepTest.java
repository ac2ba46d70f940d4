package io.databerth.backup.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is begun without anybody asking. */
class UpkeepTest extends OnUpkeep {
    @Test
    void aBackupIsBegunWhenItIsDueAndNotBefore() throws Exception {
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
    void whatWasMissedIsCaughtUpOnce() throws Exception {
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
    void aDatabaseAtWorkIsLeftInPeaceUntilItIsDone() throws Exception {
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
    void whatNoRuleKeepsIsDeletedWithTheReason() throws Exception {
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
    void aBackupThatACopyOfAnotherDatabaseNeedsStays() throws Exception {
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
    void aMissingBackupIsToldOnceAndSoIsItsComing() throws Exception {
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
    void theFileThatWasNotReadForLongestIsReadBackOneAtATime() throws Exception {
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
    void whatFailedIsTriedAgainAfterAnHourAndNotAtOnce() throws Exception {
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
    void aPolicyThatIsForgottenBeginsNothing() throws Exception {
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
    void aBackupThatATargetDidNotTakeIsFinishedAnHourLater() throws Exception {
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
}
