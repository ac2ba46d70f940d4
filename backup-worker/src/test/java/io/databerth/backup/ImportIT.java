package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.SourceTls;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Content of a server that is reached over the network by name, TLS and password; here it is the database's own server. */
class ImportIT extends OnLiveServer {
    private final BackupId backup = BackupId.next();

    @BeforeEach
    void open() throws Exception {
        server.fillAnew(500);
        site.vault.keeps(backup, LiveServer.PASSWORD);
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
    }

    @Test
    void whatTheOtherServerHoldsIsProvenToLoadAndRestored() throws Exception {
        List<String> there = content();
        BackupEvent end = site.run(wish());
        assertThat(end).isInstanceOf(BackupEvent.Proven.class);
        assertThat(((BackupEvent.Proven) end).level()).isEqualTo(ProofLevel.LOADS);
        assertThat(content()).isEqualTo(there);
        assertThat(site.files(server.database)).hasSize(2);
        assertThat(arrived()).isEmpty();
        server.assertNothingIsLeft();
        server.sql("delete from orders where id > 5; create table ransom (note text)");
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(content()).isEqualTo(there);
    }

    @Test
    void aLaterProofFindsWhatWasLoadedAtTheImport() {
        assertThat(site.run(wish())).isInstanceOf(BackupEvent.Proven.class);
        BackupEvent again = site.run(new BackupCommand.Verify(OperationId.next(), server.database, 1, backup));
        assertThat(again).isInstanceOf(BackupEvent.Proven.class);
        assertThat(((BackupEvent.Proven) again).level())
                .as("nobody has ever looked at what it was dumped from")
                .isEqualTo(ProofLevel.LOADS);
    }

    @Test
    void aWrongPasswordFailsInTheToolsOwnWordsAndLeavesNothing() throws Exception {
        site.vault.keeps(backup, Secret.of("wrong-canary-5511"));
        assertThat(BackupSite.failure(site.run(wish()), ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("password authentication failed")
                .doesNotContain("wrong-canary");
        assertNothingIsKept();
    }

    @Test
    void aPasswordThatIsNoLongerKeptEndsTheImport() throws Exception {
        BackupId other = BackupId.next();
        BackupSite.failure(
                site.run(
                        new BackupCommand.Import(OperationId.next(), server.database, 1, other, Optional.of(source()))),
                ErrorCode.REQUEST_INVALID);
        assertNothingIsKept();
    }

    @Test
    void aServerThatGivesNothingAnyMoreIsLeft() throws Exception {
        try (BackupSite impatient = new BackupSite(server.runtime, server.site, Duration.ofSeconds(2));
                TableLock lock = TableLock.on(server, "orders")) {
            impatient.vault.keeps(backup, LiveServer.PASSWORD);
            assertThat(BackupSite.failure(impatient.run(wish()), ErrorCode.ENGINE_COMMAND_FAILED))
                    .contains("gave no byte");
            assertThat(impatient.files(server.database)).isEmpty();
        }
        server.assertNothingIsLeft();
    }

    @Test
    void anImportThatIsCancelledLeavesNothing() throws Exception {
        BackupCommand.Import wish = wish();
        try (TableLock lock = TableLock.on(server, "orders")) {
            site.send(wish);
            await().atMost(Duration.ofSeconds(40)).until(lock::isWaitedFor);
            site.cancel(wish.operation(), server.database);
            BackupSite.failure(site.end(wish.operation()), ErrorCode.CANCELLED);
        }
        assertNothingIsKept();
    }

    static Stream<String> points() {
        return Stream.of("begin", "dump", "try", "store", "conclude")
                .flatMap(step -> Stream.of(".before", ".after").map(side -> "import." + step + side));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aKilledImportEndsOnce(String point) throws Exception {
        FaultListener.killAt(point);
        assertThat(site.run(wish())).isInstanceOf(BackupEvent.Proven.class);
        awaitTheKill();
        assertThat(site.events(BackupEvent.Started.class)).hasSize(1);
        assertThat(site.events(BackupEvent.Stored.class)).hasSize(1);
        assertThat(site.events(BackupEvent.Proven.class)).hasSize(1);
        assertThat(site.events(BackupEvent.StepDone.class))
                .extracting(done -> done.step().name())
                .containsExactly("begin", "dump", "try", "store");
        assertThat(site.files(server.database)).hasSize(2);
        assertThat(arrived()).isEmpty();
        server.assertNothingIsLeft();
    }

    @Test
    void whatArrivedForAnImportThatHasEndedIsSweptAway() throws Exception {
        FaultListener.killAt("import.dump.after");
        site.send(wish());
        awaitTheKill();
        site.endWork();
        assertThat(arrived()).hasSize(2);
        site.worker.sweep().perform();
        assertThat(arrived()).as("while the operation is open").hasSize(2);
        site.execute("update operation set status = 'failed', finished_at = now()");
        site.worker.sweep().perform();
        assertThat(arrived()).isEmpty();
    }

    private void assertNothingIsKept() throws Exception {
        assertThat(site.files(server.database)).isEmpty();
        assertThat(arrived()).isEmpty();
        server.assertNothingIsLeft();
    }

    private BackupCommand.Import wish() {
        return new BackupCommand.Import(OperationId.next(), server.database, 1, backup, Optional.of(source()));
    }

    private static ImportSource source() {
        return new ImportSource(server.name, 5432, LiveServer.INNER, LiveServer.USERNAME, SourceTls.REQUIRED);
    }

    /** Rights stay where they were given. */
    private static List<String> content() {
        return server.content().stream()
                .filter(line -> !line.startsWith("[\"grants\""))
                .toList();
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> files = Files.walk(site.imports)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void awaitTheKill() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(FaultListener::struck);
    }
}
