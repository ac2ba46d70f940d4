package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.databerth.backup.catalogue.KeptTarget;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.targets.TargetOrphans;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies in other places: none is stored before it is there, none is lost with the file here, none stays that is deleted. */
class TargetsIT {
    private final Path first = TestServers.directory("first-target");
    private final Path second = TestServers.directory("second-target");
    private LiveServer server;
    private BackupSite site;

    @BeforeEach
    void start() throws Exception {
        server = LiveServer.start();
        site = new BackupSite(server);
        server.fillAnew(1_000);
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    @Test
    void everyTargetHoldsWhatIsStoredAndHearsOfTheProof() throws Exception {
        TargetId one = added("one", first);
        TargetId two = added("two", second);
        policy(one, two);
        BackupId backup = site.taken(server.database);
        assertThat(site.events(BackupEvent.Copied.class))
                .extracting(BackupEvent.Copied::backup, BackupEvent.Copied::target)
                .containsExactly(tuple(backup, one), tuple(backup, two));
        for (Path file : site.files(server.database)) {
            assertThat(copy(first, file)).hasSameBinaryContentAs(file);
            assertThat(copy(second, file)).hasSameBinaryContentAs(file);
        }
        assertThat(first.resolve("wrapped-keys.json")).hasSameBinaryContentAs(site.folder.resolve("wrapped-keys.json"));
        List<Class<?>> told =
                site.events().stream().<Class<?>>map(Object::getClass).toList();
        assertThat(told.indexOf(BackupEvent.Stored.class)).isGreaterThan(told.lastIndexOf(BackupEvent.Copied.class));
    }

    @Test
    void whileATargetIsAwayNothingIsStored() throws Exception {
        policy(added("away", first));
        Path unmounted = Files.move(first, first.resolveSibling(first.getFileName() + "-unmounted"));
        BackupId backup = BackupId.next();
        OperationId operation = OperationId.next();
        site.send(new BackupCommand.Take(operation, server.database, 1, backup));
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        site.count("select count(*) from operation where type = 'backup.take' and attempts > 1") == 1);
        assertThat(site.events(BackupEvent.Stored.class)).isEmpty();
        assertThat(site.count("select count(*) from backup where state = 'dumping'"))
                .isEqualTo(1);
        Files.move(unmounted, first);
        assertThat(site.end(operation)).isInstanceOf(BackupEvent.Proven.class);
        assertThat(site.events(BackupEvent.Copied.class)).hasSize(1);
    }

    @Test
    void aFileThatIsLostHereIsBroughtBackAndRestored() throws Exception {
        policy(added("kept", first));
        BackupId backup = site.taken(server.database);
        for (Path file : site.files(server.database)) {
            Files.delete(file);
        }
        server.fillAnew(5);
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.sql("select count(*) from orders")).isEqualTo("1000");
    }

    @Test
    void whatIsDeletedIsDeletedEverywhere() throws Exception {
        policy(added("one", first), added("two", second));
        BackupId backup = site.taken(server.database);
        assertThat(site.run(new BackupCommand.Delete(OperationId.next(), server.database, 2, backup)))
                .isInstanceOf(BackupEvent.Deleted.class);
        assertThat(enciphered(first)).isEmpty();
        assertThat(enciphered(second)).isEmpty();
        assertThat(enciphered(site.folder)).isEmpty();
    }

    @Test
    void aProofThatATargetDidNotHearOfIsToldWithTheNextBackup() throws Exception {
        policy(added("late", first));
        site.taken(server.database);
        Path manifest = onlyFile(".json");
        Path there = copy(first, manifest);
        Files.writeString(there, "of before the proof");
        site.execute("update backup_copy set revision = 1");
        site.taken(server.database);
        assertThat(there).hasSameBinaryContentAs(manifest);
    }

    @Test
    void aCopyThatIsNotWhatWasSentIsToldAndSentAnew() throws Exception {
        TargetId one = added("one", first);
        TargetId two = added("two", second);
        policy(one, two);
        BackupId backup = site.taken(server.database);
        Path file = onlyFile(".enc");
        flip(copy(first, file));
        byte[] flipped = Files.readAllBytes(copy(first, file));
        Files.delete(copy(second, onlyFile(".json")));
        assertThat(scrub(backup)).isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(copy(first, file)).as("not its turn yet").hasBinaryContent(flipped);
        site.execute("update backup_copy set checked_at = now() - interval '5 weeks'");
        assertThat(scrub(backup)).isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(site.events(BackupEvent.CopyDamaged.class))
                .extracting(
                        BackupEvent.CopyDamaged::target, told -> told.failure().code())
                .containsExactlyInAnyOrder(tuple(one, ErrorCode.BACKUP_DAMAGED), tuple(two, ErrorCode.NOT_FOUND));
        assertThat(site.events(BackupEvent.Copied.class))
                .extracting(BackupEvent.Copied::target)
                .containsExactlyInAnyOrder(one, two, one, two);
        for (Path each : site.files(server.database)) {
            assertThat(copy(first, each)).hasSameBinaryContentAs(each);
            assertThat(copy(second, each)).hasSameBinaryContentAs(each);
        }
        assertThat(site.count("select count(*) from backup_copy where checked_at > now() - interval '1 day'"))
                .isEqualTo(2);
    }

    @Test
    void aDamagedCopyWhoseTargetTakesNoneIsSentWithTheNextScrub() throws Exception {
        TargetId target = added("broken", first);
        policy(target);
        BackupId backup = site.taken(server.database);
        site.execute("update backup_copy set damaged = true");
        Path unmounted = Files.move(first, first.resolveSibling(first.getFileName() + "-unmounted"));
        assertThat(scrub(backup)).as("its own file is whole").isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(site.count("select count(*) from backup_copy where damaged")).isEqualTo(1);
        Files.move(unmounted, first);
        assertThat(scrub(backup)).isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(site.count("select count(*) from backup_copy where damaged")).isZero();
    }

    @Test
    void aFileThatIsDamagedHereIsMendedFromTheCopyThatIsWhole() throws Exception {
        policy(added("one", first), added("two", second));
        BackupId backup = site.taken(server.database);
        Path file = onlyFile(".enc");
        byte[] whole = Files.readAllBytes(file);
        flip(copy(first, file));
        flip(file);
        assertThat(scrub(backup)).isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(file).hasBinaryContent(whole);
        assertThat(site.events(BackupEvent.Mended.class))
                .extracting(told -> told.failure().code())
                .containsExactly(ErrorCode.BACKUP_DAMAGED);
        assertThat(site.events(BackupEvent.Corrupt.class)).isEmpty();

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        server.fillAnew(5);
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.sql("select count(*) from orders")).isEqualTo("1000");
    }

    @Test
    void aCopyWhoseTargetHasNotHeardOfTheLastProofMendsTheDataAlone() throws Exception {
        policy(added("behind", first));
        BackupId backup = site.taken(server.database);
        Path unmounted = Files.move(first, first.resolveSibling(first.getFileName() + "-unmounted"));
        assertThat(site.run(new BackupCommand.Verify(OperationId.next(), server.database, 1, backup)))
                .isInstanceOf(BackupEvent.Proven.class);
        Files.move(unmounted, first);
        byte[] manifest = Files.readAllBytes(onlyFile(".json"));
        assertThat(copy(first, onlyFile(".json")))
                .isNotEmptyFile()
                .satisfies(older -> assertThat(Files.readAllBytes(older)).isNotEqualTo(manifest));
        flip(onlyFile(".enc"));
        assertThat(scrub(backup)).isInstanceOf(BackupEvent.Scrubbed.class);
        assertThat(onlyFile(".json")).hasBinaryContent(manifest);
        assertThat(site.events(BackupEvent.Mended.class)).hasSize(1);
    }

    @Test
    void whatIsCorruptWhileItsTargetIsAwayIsProvenWhenItIsBack() throws Exception {
        policy(added("away", first));
        BackupId backup = site.taken(server.database);
        flip(onlyFile(".enc"));
        Path unmounted = Files.move(first, first.resolveSibling(first.getFileName() + "-unmounted"));
        BackupSite.failure(scrub(backup), ErrorCode.BACKUP_DAMAGED);
        assertThat(site.events(BackupEvent.Corrupt.class)).hasSize(1);
        Files.move(unmounted, first);
        assertThat(site.run(new BackupCommand.Verify(OperationId.next(), server.database, 1, backup)))
                .isInstanceOf(BackupEvent.Proven.class);
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void whatNobodyKnowsInATargetIsToldPageByPageAndStays() throws Exception {
        TargetId target = added("shared", first);
        policy(target);
        site.taken(server.database);
        assertThat(site.worker.targetOrphans().of(target, "", 10)).isEqualTo(new TargetOrphans.Page(List.of(), null));
        Path folder = Files.createDirectory(first.resolve(DatabaseId.next().toString()));
        Path data = Files.writeString(folder.resolve("shop-20261120-213043.dump.enc"), "gone");
        Files.writeString(folder.resolve("shop-20261120-213043.dump.enc.manifest.json"), "{}");
        Files.writeString(folder.resolve("notes.txt"), "somebody's");
        String prefix = folder.getFileName() + "/" + data.getFileName();
        TargetOrphans.Page page = site.worker.targetOrphans().of(target, "", 1);
        assertThat(page.orphans()).containsExactly(new BackupTarget.Kept(prefix, 4));
        page = site.worker.targetOrphans().of(target, String.valueOf(page.next()), 10);
        assertThat(page)
                .isEqualTo(new TargetOrphans.Page(List.of(new BackupTarget.Kept(prefix + ".manifest.json", 2)), null));
        assertThat(data).exists();
    }

    private BackupEvent scrub(BackupId backup) {
        return site.run(new BackupCommand.Scrub(OperationId.next(), server.database, 0, backup));
    }

    private Path onlyFile(String ending) throws Exception {
        return site.files(server.database).stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTargetIsAddedOnceItWasSeenToWorkAndLeavesWhenNoPolicyNamesIt() throws Exception {
        refused(ErrorCode.TARGET_UNAVAILABLE, () -> added("missing", first.resolve("missing")));
        TargetId target = added("used", first);
        refused(ErrorCode.NAME_TAKEN, () -> added("used", second));
        assertThat(site.worker.targets().all()).extracting(KeptTarget::id).containsExactly(target);
        policy(target);
        refused(ErrorCode.STATE_CONFLICT, () -> site.worker.addingTargets().remove(target));
        policy();
        site.worker.addingTargets().check(target);
        site.worker.addingTargets().remove(target);
        refused(ErrorCode.NOT_FOUND, () -> site.worker.addingTargets().check(target));
        assertThat(enciphered(first)).isEmpty();
    }

    @Test
    void aPolicyNamesOnlyTargetsThatExist() {
        BackupSite.failure(setPolicy(TargetId.next()), ErrorCode.REQUEST_INVALID);
    }

    private TargetId added(String name, Path directory) throws Exception {
        TargetId target = TargetId.next();
        TargetPlace place = new TargetPlace(name, Optional.empty(), Optional.of(directory.toString()));
        site.worker.addingTargets().add(target, place, Optional.empty());
        return target;
    }

    private void policy(TargetId... targets) {
        assertThat(setPolicy(targets)).isInstanceOf(BackupEvent.PolicySet.class);
    }

    private BackupEvent setPolicy(TargetId... targets) {
        return site.run(new BackupCommand.SetPolicy(
                OperationId.next(),
                server.database,
                1,
                new BackupPolicy(
                        Optional.empty(),
                        Retention.ALL,
                        0,
                        List.of(targets),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    private Path copy(Path target, Path file) {
        return target.resolve(server.database.toString()).resolve(file.getFileName());
    }

    private static List<Path> enciphered(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(".enc")).toList();
        }
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, failed -> assertThat(
                        failed.failure().code())
                .isEqualTo(code));
    }
}
