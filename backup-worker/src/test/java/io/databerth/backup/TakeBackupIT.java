package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.backup.store.BackupName;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TakeBackupIT extends OnLiveServer {
    /** Ends the session that copies rows out for a dump, a moment after it has begun to. */
    private static final String KILL_THE_DUMP =
            """
            do $$ begin
              for tried in 1 .. 6000 loop
                perform pg_stat_clear_snapshot();
                if exists (select from pg_stat_activity where application_name = 'pg_dump' and query ~ '^COPY.*orders') then
                  perform pg_sleep(0.05);
                  perform pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pg_dump';
                  return;
                end if;
                perform pg_sleep(0.005);
              end loop;
              raise 'no dump came';
            end $$;
            """;

    @Test
    void aBackupIsStoredThenProvenAndNothingElseIsLeft() throws Exception {
        server.fillAnew(5_000);
        BackupEvent.Proven proven = (BackupEvent.Proven) site.take(server.database, BackupId.next());
        assertThat(proven.level()).isEqualTo(ProofLevel.EXACT);
        assertThat(site.events().stream()
                        .filter(event -> !(event instanceof BackupEvent.Progress))
                        .map(TakeBackupIT::word))
                .containsExactly(
                        "Accepted",
                        "Started",
                        "begin 1/5",
                        "dump 2/5",
                        "copy 3/5",
                        "Stored",
                        "store 4/5",
                        "proof 5/5",
                        "Proven");
        assertThat(site.files(server.database)).hasSize(2).noneMatch(file -> file.toString()
                .endsWith(".part"));
        assertThat(site.folder.resolve("wrapped-keys.json")).isNotEmptyFile();
        BackupEvent.Stored stored = site.events(BackupEvent.Stored.class).getFirst();
        assertThat(site.data(server.database)).hasFileName(stored.file().fileName());
        assertThat(site.data(server.database).toFile()).hasSize(stored.file().storedBytes());
        server.assertNothingIsLeft();
    }

    @Test
    void whatIsWrittenMeanwhileDoesNotSpoilTheProof() throws Exception {
        server.fillAnew(60_000);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                server.sql("insert into orders (customer, note) select 1, 'new' from generate_series(1, 50);"
                        + "delete from orders where id in (select id from orders order by id limit 20);"
                        + "update customers set name = name || '.' where id < 10");
            }
        });
        try {
            BackupEvent.Proven proven = (BackupEvent.Proven) site.take(server.database, BackupId.next());
            assertThat(proven.level()).isEqualTo(ProofLevel.EXACT);
        } finally {
            enough.set(true);
            writer.join(Duration.ofSeconds(30));
        }
    }

    @Test
    void aDumpWhoseSessionIsKilledFailsWithTheToolsWordsAndLeavesNoFile() throws Exception {
        server.fillAnew(600_000);
        Thread killer = Thread.ofVirtual().start(() -> server.asAdministrator(KILL_THE_DUMP));
        BackupEvent end = site.take(server.database, BackupId.next());
        killer.join(Duration.ofSeconds(30));
        assertThat(BackupSite.failure(end, ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("the dump ended with exit code 1")
                // The session's last words, or the connection's, whichever the tool reads first.
                .containsAnyOf("terminat", "closed the connection unexpectedly");
        assertThat(((BackupEvent.Failed) end).step()).isEqualTo("dump");
        assertThat(site.files(server.database)).isEmpty();
        server.assertNothingIsLeft();
    }

    /** Why the pipeline is not built as everybody builds it. */
    @Test
    void theCommonPipelineTakesAKilledDumpForAGoodOne() throws Exception {
        server.fillAnew(600_000);
        Thread killer = Thread.ofVirtual().start(() -> server.asAdministrator(KILL_THE_DUMP));
        int exitCode = server.shell("pg_dump | gzip > /tmp/lie.sql.gz").exitCode();
        killer.join(Duration.ofSeconds(30));
        assertThat(exitCode).isZero();
        String end = server.shell("gzip -dc /tmp/lie.sql.gz | tail -n 5; rm /tmp/lie.sql.gz")
                .text();
        assertThat(end).isNotBlank().doesNotContain("PostgreSQL database dump complete");
    }

    @Test
    void aDumpThatHangsIsEndedWithItsProcess() throws Exception {
        server.fillAnew(600_000);
        site.close();
        site = new BackupSite(server.runtime, server.site, Duration.ofSeconds(3));
        Thread stopper = Thread.ofVirtual().start(TakeBackupIT::stopTheDump);
        BackupEvent end = site.take(server.database, BackupId.next());
        stopper.join(Duration.ofSeconds(30));
        assertThat(BackupSite.failure(end, ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("the dump gave no byte for PT3S and was ended");
        assertThat(site.files(server.database)).isEmpty();
        server.assertNothingIsLeft();
    }

    /** Its process is there and does nothing any more, as when a disk hangs. */
    private static void stopTheDump() {
        String script =
                """
                while :; do for process in /proc/[0-9]*; do
                  if [ "$(cat $process/comm)" = pg_dump ]; then sleep 0.1; kill -STOP ${process#/proc/}; exit; fi
                done; done 2> /dev/null
                """;
        assertThat(server.shell(script).exitCode()).isZero();
    }

    @Test
    void aLockThatNobodyLetsGoOfEndsTheBackup() throws Exception {
        server.fillAnew(1_000);
        site.close();
        site = new BackupSite(server.runtime, server.site, Duration.ofSeconds(3));
        Thread locker = Thread.ofVirtual()
                .start(() ->
                        server.sql("begin; lock table orders in access exclusive mode; select pg_sleep(8); commit"));
        await().until(() -> server.asAdministrator("select count(*) from pg_locks where mode = 'AccessExclusiveLock'")
                .equals("1"));
        BackupEvent end = site.take(server.database, BackupId.next());
        assertThat(BackupSite.failure(end, ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("gave nothing for PT3S and was ended");
        assertThat(server.tools()).as("that of the one who locks").containsExactly("psql");
        assertThat(site.files(server.database)).isEmpty();
        locker.join(Duration.ofSeconds(30));
        server.assertNothingIsLeft();
    }

    @Test
    void aNameThatAnotherBackupHasIsLeftToIt() throws Exception {
        server.fillAnew(10);
        Instant now = Instant.now();
        List<String> taken = Stream.iterate(0, second -> second + 1)
                .limit(60)
                .map(second -> new BackupName(server.name, now.plusSeconds(second), "pgdump").fileName())
                .toList();
        taken.stream().filter(name -> taken.indexOf(name) % 2 == 0).forEach(this::noteFor);
        site.taken(server.database);
        assertThat(site.count("select count(*) from backup where file_name is not null"))
                .isEqualTo(31);
        assertThat(site.files(server.database)).hasSize(2);
    }

    private void noteFor(String name) {
        site.execute(
                "insert into backup (backup_id, database_id, state, file_name, container_name, engine, version, sku,"
                        + " inner_database, username) values (gen_random_uuid(), '" + server.database.value()
                        + "', 'stored', '"
                        + name + "', 'c', 'e', 'v', 's', 'i', 'u')");
    }

    @Test
    void aDatabaseThatDoesNotRunIsRefused() throws Exception {
        BackupEvent end = site.run(new BackupCommand.Take(OperationId.next(), DatabaseId.next(), 1, BackupId.next()));
        assertThat(BackupSite.failure(end, ErrorCode.STATE_CONFLICT)).contains("does not run");
        assertThat(site.events(BackupEvent.Started.class)).isEmpty();
    }

    @Test
    void aStoppingServiceLeavesNoToolBehind() throws Exception {
        server.fillAnew(600_000);
        site.send(new BackupCommand.Take(OperationId.next(), server.database, 1, BackupId.next()));
        await().pollInterval(Duration.ofMillis(20)).until(() -> server.tools().contains("pg_dump"));
        site.endWork();
        assertThat(site.count("select count(*) from operation where status = 'queued'"))
                .isEqualTo(1);
        assertThat(site.files(server.database)).isEmpty();
        server.assertNothingIsLeft();
    }

    private static String word(BackupEvent event) {
        return event instanceof BackupEvent.StepDone done
                ? done.step().name() + " " + done.step().ordinal() + "/"
                        + done.step().of()
                : event.getClass().getSimpleName();
    }
}
