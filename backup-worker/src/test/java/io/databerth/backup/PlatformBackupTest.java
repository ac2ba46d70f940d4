package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.KeptBackups.Waiting;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.platform.PlatformBackups;
import io.databerth.backup.platform.PlatformBackups.Told;
import io.databerth.backup.platform.PlatformBackupsDue;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.Transactions;
import io.databerth.policy.KeptBackup.State;
import io.databerth.runtime.fake.FakeRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups of the platform's own store, of which this worker's schema is all there is here. */
class PlatformBackupTest {
    private final Path first = TestServers.directory("first-target");
    private final Path second = TestServers.directory("second-target");
    private BackupSite site;
    private PlatformBackups platform;

    @BeforeEach
    void start() throws Exception {
        site = new BackupSite(new FakeRuntime(), "5173", Duration.ofMinutes(1));
        platform = site.worker.platform();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void oneIsProvenAndLiesInEveryTarget() throws Exception {
        TargetId one = added("one", first);
        TargetId two = added("two", second);
        Told taken = platform.take();
        assertThat(taken.state()).isEqualTo(State.PROVEN);
        assertThat(taken.copies()).containsExactlyInAnyOrder(one, two);
        assertThat(taken.bytes()).isPositive();
        assertThat(platform.all()).containsExactly(taken);
        assertThat(site.files(DatabaseId.PLATFORM)).hasSize(2);
        for (Path file : site.files(DatabaseId.PLATFORM)) {
            Path there = first.resolve(DatabaseId.PLATFORM.toString()).resolve(file.getFileName());
            assertThat(there).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void itHoldsTheRowsOfTheStoreAndWhoseTheyAre() throws Exception {
        added("the-one-of-the-rows", first);
        Told taken = platform.take();
        BackupEntry entry = site.worker.backups().require(taken.id());
        BackupFiles files = new BackupFiles(LocalDirectory.at(site.folder), site.vault, _ -> false);
        try (OpenBackup opened = files.openVerified(entry)) {
            assertThat(opened.manifest().proof()).contains(ProofLevel.EXACT);
            assertThat(opened.manifest().fingerprint().lines())
                    .anyMatch(line -> line.startsWith("backup.backup_target 1 rows "));
            String content = new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(content).startsWith("databerth store 1\nsite 5173\n").contains("the-one-of-the-rows");
        }
        assertThat(Files.readString(site.files(DatabaseId.PLATFORM).getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("the-one-of-the-rows");
    }

    @Test
    void aTargetThatIsAwayGetsTheNextOne() throws Exception {
        TargetId one = added("one", first);
        TargetId two = added("two", second);
        Path unmounted = Files.move(second, second.resolveSibling(second.getFileName() + "-unmounted"));
        assertThat(platform.take().copies()).containsExactly(one);
        Files.move(unmounted, second);
        assertThat(platform.take().copies()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void whatDoesNotLoadIsCorrupt() throws Exception {
        added("refused-later", first);
        site.execute("alter table backup_target add constraint c check (name <> 'refused-later') not valid");
        refused(ErrorCode.BACKUP_DAMAGED, () -> platform.take());
        assertThat(platform.all()).extracting(Told::state).containsExactly(State.CORRUPT);
    }

    @Test
    void theNewestFourOfAnHourStay() throws Exception {
        added("one", first);
        for (int count = 0; count < 6; count++) {
            platform.take();
        }
        assertThat(platform.all()).hasSize(4);
        assertThat(site.files(DatabaseId.PLATFORM)).hasSize(8);
        try (var there = Files.list(first.resolve(DatabaseId.PLATFORM.toString()))) {
            assertThat(there).hasSize(8);
        }
    }

    @Test
    void oneIsTakenAtATime() throws Exception {
        try (Connection other = site.reader.getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(x'646265727468'::bigint)");
            refused(ErrorCode.OPERATION_IN_PROGRESS, () -> platform.take());
            other.createStatement().execute("select pg_advisory_unlock(x'646265727468'::bigint)");
        }
        assertThat(platform.take().state()).isEqualTo(State.PROVEN);
        assertThat(
                        site.count(
                                "select count(*) from pg_locks join pg_database d on d.oid = database"
                                        + " where datname = current_database() and classid = x'6462'::int and objid = x'65727468'::bigint"))
                .as("the turn is given back")
                .isZero();
    }

    @Test
    void whatAKilledWorkerLeftIsRemovedByTheNextAndNotByTheSweep() throws Exception {
        site.execute(
                "insert into backup (backup_id, database_id, state, file_name, container_name, engine, version, sku,"
                        + " inner_database, username) values ('"
                        + BackupId.next().value() + "', '" + DatabaseId.PLATFORM.value()
                        + "', 'dumping', 'platform-20260101-000000.store.enc', 'platform', 'databerth', '1', '', 'store', '')");
        Path left =
                site.folder.resolve(DatabaseId.PLATFORM.toString()).resolve("platform-20260101-000000.store.enc.part");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "half");
        site.worker.sweep().perform();
        assertThat(left).exists();
        platform.take();
        assertThat(left).doesNotExist();
        assertThat(site.count("select count(*) from backup where state = 'dumping'"))
                .isZero();
    }

    @Test
    void itIsNotScrubbedLikeOneOfADatabase() throws Exception {
        platform.take();
        site.execute("update backup set checked_at = now() - interval '1 year'");
        Optional<Waiting> unchecked =
                Transactions.call(site.store, transaction -> KeptBackups.oldestUnchecked(transaction, Instant.now()));
        assertThat(unchecked).isEmpty();
    }

    @Test
    void theReaderMayNotWrite() throws Exception {
        try (Connection reader = site.reader.getConnection()) {
            assertThatThrownBy(() -> reader.createStatement().execute("delete from backup.backup"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void oneIsTakenWhenTheLastIsOldAndSoonAfterABackupOfADatabase() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        PlatformBackupsDue due =
                new PlatformBackupsDue(platform, site.worker.backups(), Duration.ofHours(1), registry, now::get);
        site.execute(
                "insert into backup (backup_id, database_id, state, container_name, engine, version, sku, inner_database,"
                        + " username) values (gen_random_uuid(), gen_random_uuid(), 'stored', 'c', 'e', '1', 's', 'i', 'u')");
        due.perform();
        assertThat(platform.all()).as("at once after a start").isEmpty();
        assertThat(registry.get("databerth.platform.backup.proven.timestamp.seconds")
                        .gauge()
                        .value())
                .isZero();

        later(now, Duration.ofSeconds(61));
        due.perform();
        assertThat(platform.all()).as("a minute after a backup came").hasSize(1);
        assertThat(registry.get("databerth.platform.backup.proven.timestamp.seconds")
                        .gauge()
                        .value())
                .isPositive();

        later(now, Duration.ofSeconds(61));
        due.perform();
        assertThat(platform.all()).as("nothing is new").hasSize(1);

        later(now, Duration.ofHours(1));
        due.perform();
        assertThat(platform.all()).as("an hour later").hasSize(2);
    }

    private static void later(AtomicReference<Instant> now, Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private TargetId added(String name, Path directory) throws Exception {
        TargetId target = TargetId.next();
        TargetPlace place = new TargetPlace(name, Optional.empty(), Optional.of(directory.toString()));
        site.worker.addingTargets().add(target, place, Optional.empty());
        return target;
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, failed -> assertThat(
                        failed.failure().code())
                .isEqualTo(code));
    }
}
