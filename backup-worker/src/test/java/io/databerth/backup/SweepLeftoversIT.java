package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.backup.store.BackupName;
import io.databerth.contracts.Labels;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.runtime.ContainerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SweepLeftoversIT extends OnLiveServer {
    @BeforeAll
    static void fill() throws Exception {
        server.fillAnew(100);
    }

    @Test
    void aProofContainerWhoseOperationIsOverIsRemovedAndOneOfAnotherSiteStays() throws Exception {
        String left = proof(server.site, OperationId.next());
        String foreign = proof(server.site + "-other", OperationId.next());
        OperationId open = openOperation();
        String used = proof(server.site, open);
        try {
            site.worker.sweep().perform();
            assertThat(server.runtime.inspect(left)).isEmpty();
            assertThat(server.runtime.inspect(foreign)).isPresent();
            assertThat(server.runtime.inspect(used)).isPresent();
        } finally {
            server.runtime.remove(foreign);
            server.runtime.remove(used);
        }
    }

    @Test
    void anUnfinishedFileIsRemovedUnlessItsDatabaseHasWork() throws Exception {
        site.taken(server.database);
        Path part = earlier(site.data(server.database));
        Files.writeString(part, "half a backup");
        OperationId open = openOperation();
        site.worker.sweep().perform();
        assertThat(part).exists();
        site.execute("update operation set status = 'failed' where operation_id = '" + open.value() + "'");
        site.worker.sweep().perform();
        assertThat(part).doesNotExist();
        assertThat(site.files(server.database)).as("the good backup stays").hasSize(2);
    }

    private static Path earlier(Path data) {
        BackupName name = BackupName.parse(String.valueOf(data.getFileName())).orElseThrow();
        BackupName before = new BackupName(name.container(), name.takenAt().minusSeconds(60), name.extension());
        return data.resolveSibling(before.fileName() + ".part");
    }

    @Test
    void halfOfAStoredBackupIsLeftForAPerson() throws Exception {
        site.taken(server.database);
        Path data = site.data(server.database);
        Files.delete(Path.of(data + ".manifest.json"));
        site.worker.sweep().perform();
        assertThat(data).exists();
        site.execute("update backup set state = 'dumping'");
        site.worker.sweep().perform();
        assertThat(data).doesNotExist();
    }

    @Test
    void aRestoreThatWasGivenUpLeavesNoCopyAndNoClosedDatabase() throws Exception {
        OperationId operation = OperationId.next();
        String copy = "restore_" + operation.toString().substring(3);
        server.asAdministrator("create database " + copy);
        server.asAdministrator("alter database shop allow_connections false");
        site.execute("insert into restore_progress (operation_id, database_id, phase) values ('" + operation.value()
                + "', '" + server.database.value() + "', 'switching')");
        site.worker.sweep().perform();
        assertThat(server.sql("select count(*) from customers")).isEqualTo("100");
        assertThat(site.count("select count(*) from restore_progress")).isZero();
        server.assertNothingIsLeft();
    }

    /** Waits behind a lease that nobody holds, so that it is open for as long as the test takes. */
    private OperationId openOperation() {
        site.endWork();
        OperationId operation = OperationId.next();
        site.send(new BackupCommand.Take(operation, server.database, 1, BackupId.next()));
        return operation;
    }

    private static String proof(String ofSite, OperationId operation) {
        return server.runtime.create(ContainerSpec.of(
                        "databerth-proof-" + operation,
                        server.version().images().getFirst())
                .labels(Map.of(
                        Labels.SITE,
                        ofSite,
                        Labels.ROLE,
                        Labels.PROOF_ROLE,
                        Labels.DATABASE,
                        server.database.toString(),
                        Labels.OPERATION,
                        operation.toString()))
                .build());
    }
}
