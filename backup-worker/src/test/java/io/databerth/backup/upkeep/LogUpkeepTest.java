package io.databerth.backup.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.Transactions;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is begun, and what goes, for the logs of databases. */
class LogUpkeepTest extends OnUpkeep {
    @Test
    void aLogGetsACopyOfTheFilesToLeadOnFromAndANewOneWhenThatIsOld() throws Exception {
        serverRuns();
        wantsPointInTime();
        upkeep.perform();
        assertThat(dues()).as("no log is collected yet").isEmpty();
        UUID collection = collected();
        upkeep.perform();
        assertThat(commands()).singleElement().satisfies(command -> assertThat(((BackupCommand.Take) command).kind())
                .isEqualTo(BackupKind.PHYSICAL));
        endOperations();
        base(collection, 0);
        upkeep.perform();
        assertThat(dues()).hasSize(1);
        now = now.plus(Duration.ofHours(25));
        upkeep.perform();
        assertThat(dues()).hasSize(2);
    }

    @Test
    void whatNoCopyOfTheFilesLeadsOnFromIsRemoved() throws Exception {
        wantsPointInTime();
        UUID collection = collected();
        List<BackupId> batches = List.of(batch(collection), batch(collection), batch(collection));
        upkeep.perform();
        assertThat(removed).as("the first copy is still to come").isEmpty();
        base(collection, position(batches.get(1)));
        upkeep.perform();
        assertThat(removed).containsExactly(batches.get(0), batches.get(1));
        removed.clear();
        execute("update log_base set position = " + position(batches.get(2)));
        upkeep.perform();
        assertThat(removed).as("the last one tells what comes next").doesNotContain(batches.get(2));
        execute("delete from log_base");
        execute("update log_collection set ended_at = now()");
        removed.clear();
        upkeep.perform();
        assertThat(removed).containsExactlyElementsOf(batches);
    }

    @Test
    void aCopyThatTheLogNeedsStaysWhateverTheRulesSay() throws Exception {
        List<BackupId> backups = proven(3);
        policy(null, new Retention(1, 0, 0, 0, 0, 0, 0, 0), 0);
        transaction(connection -> Policies.set(
                connection,
                database,
                new BackupPolicy(
                        Optional.empty(),
                        new Retention(1, 0, 0, 0, 0, 0, 0, 0),
                        0,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PointInTime(7, 24))),
                Optional.empty()));
        UUID collection = collected();
        execute("insert into log_base (backup_id, collection_id, position, own, from_at) values ('"
                + backups.getFirst().value() + "', '" + collection + "', 0, false, '" + now + "')");
        upkeep.perform();
        assertThat(dues())
                .filteredOn(due -> due.duty() == Duty.DELETE)
                .extracting(BackupEvent.Due::backup)
                .containsExactly(backups.get(1));
    }

    private void wantsPointInTime() throws Exception {
        transaction(connection -> Policies.set(
                connection,
                database,
                new BackupPolicy(
                        Optional.empty(),
                        Retention.ALL,
                        0,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PointInTime(7, 24))),
                Optional.empty()));
    }

    private UUID collected() throws Exception {
        UUID collection = UUID.randomUUID();
        transaction(connection -> LogCollections.begin(connection, collection, database));
        return collection;
    }

    private void base(UUID collection, long position) throws Exception {
        BackupId backup = proven(1).getFirst();
        execute("insert into log_base (backup_id, collection_id, position, own, from_at) values ('" + backup.value()
                + "', '" + collection + "', " + position + ", true, '" + now + "')");
    }

    private BackupId batch(UUID collection) throws Exception {
        BackupId batch = proven(1).getFirst();
        transaction(connection -> LogBatches.note(connection, batch, collection, List.of("piece"), now));
        return batch;
    }

    private long position(BackupId batch) throws Exception {
        return Transactions.call(store, connection -> {
            ResultSet row = connection
                    .createStatement()
                    .executeQuery("select position from log_batch where backup_id = '" + batch.value() + "'");
            row.next();
            return row.getLong(1);
        });
    }
}
