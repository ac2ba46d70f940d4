package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Backups of the server's files, taken while it runs. */
class PhysicalBackupIT extends OnLiveServer {
    @AfterEach
    void removeVolumes() {
        site.close();
        FilledCopies.removeAll(server);
        server.runtime
                .volumes(Map.of(Labels.SITE, server.site, Labels.DATABASE, server.database.toString()))
                .forEach(volume -> server.runtime.removeVolume(volume.name()));
    }

    @Test
    void theServersFilesAreABackupThatIsProven() throws Exception {
        server.fillAnew(5_000);
        BackupEvent.Proven proven = taken(BackupId.next());
        assertThat(proven.level()).isEqualTo(ProofLevel.BRACKETED);
        assertThat(site.events(BackupEvent.Started.class))
                .singleElement()
                .satisfies(started -> assertThat(started.kind()).isEqualTo(BackupKind.PHYSICAL));
        assertThat(site.data(server.database).toString()).endsWith(".pgbase.enc");
        assertThat(server.asAdministrator("select slot_name from pg_replication_slots"))
                .isEmpty();
        server.assertNothingIsLeft();
    }

    @Test
    void whatIsWrittenMeanwhileIsLeftOutOfTheComparison() throws Exception {
        server.fillAnew(60_000);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                server.sql("update orders set note = note || '.' where id < 50");
            }
        });
        try {
            assertThat(taken(BackupId.next()).level()).isEqualTo(ProofLevel.STRUCTURAL);
        } finally {
            enough.set(true);
            writer.join(Duration.ofSeconds(30));
        }
    }

    /** The log does not know them, so a server that comes up from its log has none. */
    @Test
    void rowsOfUnloggedTablesAreNoPartOfIt() throws Exception {
        server.fillAnew(500);
        server.sql("create unlogged table cache as select n from generate_series(1, 100) as n");
        assertThat(taken(BackupId.next()).level()).isEqualTo(ProofLevel.BRACKETED);
    }

    @Test
    void aNewDatabaseBeginsWithItAndNobodyElseIsLetIn() throws Exception {
        server.fillAnew(500);
        server.asAdministrator("create role someone login password 'canary-of-then-3317'");
        BackupId backup = BackupId.next();
        try {
            taken(backup);
        } finally {
            server.asAdministrator("drop role someone");
        }
        assertThat(site.run(fill("17", LiveServer.INNER, LiveServer.USERNAME, backup)))
                .isInstanceOfSatisfying(BackupEvent.Filled.class, filled -> {
                    assertThat(inVolume(filled.volume(), LiveServer.INNER, "select count(*) from orders"))
                            .isEqualTo("500");
                    assertThat(inVolume(
                                    filled.volume(),
                                    "postgres",
                                    "select rolcanlogin, rolpassword is null from pg_authid where rolname = 'someone'"))
                            .isEqualTo("f|t");
                });
        server.assertNothingIsLeft();
    }

    @Test
    void whatItDoesNotFitIsRefused() throws Exception {
        server.fillAnew(500);
        BackupId backup = BackupId.next();
        taken(backup);
        for (BackupCommand.Fill unfit : List.of(
                fill("18", LiveServer.INNER, LiveServer.USERNAME, backup),
                fill("17", "another", LiveServer.USERNAME, backup),
                fill("17", LiveServer.INNER, "db_user_other1", backup))) {
            assertThat(BackupSite.failure(site.run(unfit), ErrorCode.BACKUP_UNUSABLE))
                    .contains("a physical backup fits version 17");
        }
    }

    @Test
    void aRestoreSecuresEverythingThatItReplaces() throws Exception {
        server.fillAnew(500);
        BackupId backup = BackupId.next();
        taken(backup);
        BackupId safety = BackupId.next();
        assertThat(site.restore(server.database, backup, safety))
                .isInstanceOfSatisfying(BackupEvent.RestorePrepared.class, prepared -> assertThat(
                                inVolume(prepared.volume(), LiveServer.INNER, "select count(*) from orders"))
                        .isEqualTo("500"));
        assertThat(site.events(BackupEvent.Started.class)).anySatisfy(started -> assertThat(started)
                .returns(safety, BackupEvent.Started::backup)
                .returns(BackupKind.PHYSICAL, BackupEvent.Started::kind));
    }

    /** The server that was filled does not wait for the disk. */
    @Test
    void whatIsKeptIsOnTheDiskBeforeItIsTold() throws Exception {
        List<String> commands = new CopyOnWriteArrayList<>();
        site.close();
        site = new BackupSite(recording(commands), server.site, Duration.ofMinutes(10));
        server.fillAnew(50);
        BackupId backup = site.taken(server.database);
        assertThat(commands).noneMatch(command -> command.startsWith("sync"));
        site.run(fill("17", LiveServer.INNER, LiveServer.USERNAME, backup));
        assertThat(commands.getLast())
                .isEqualTo("sync -f " + server.version().launch().dataPath());
    }

    private BackupEvent.Proven taken(BackupId backup) {
        BackupEvent end =
                site.run(new BackupCommand.Take(OperationId.next(), server.database, 1, backup, BackupKind.PHYSICAL));
        assertThat(end).isInstanceOf(BackupEvent.Proven.class);
        return (BackupEvent.Proven) end;
    }

    private static BackupCommand.Fill fill(String version, String inner, String user, BackupId backup) {
        DatabaseSpec spec = FilledCopies.spec(version, inner, user);
        return new BackupCommand.Fill(OperationId.next(), DatabaseId.next(), 1, spec, new InitialContent(backup, null));
    }

    /** The real runtime, and what is executed in its containers. */
    private static ContainerRuntime recording(List<String> commands) {
        return (ContainerRuntime) Proxy.newProxyInstance(
                ContainerRuntime.class.getClassLoader(),
                new Class<?>[] {ContainerRuntime.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        commands.add(String.join(" ", ((ExecRequest) arguments[1]).argv()));
                    }
                    try {
                        return method.invoke(server.runtime, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static String inVolume(String volume, String database, String query) {
        return FilledCopies.answer(server, volume, "17", database, query);
    }
}
