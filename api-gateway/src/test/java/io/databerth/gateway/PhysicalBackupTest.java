package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Backups of a server's files, beside those that the engine's own tool writes. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class PhysicalBackupTest extends GatewayTest {
    private static final Map<String, String> PHYSICAL = Map.of("kind", "physical");

    @Test
    void itIsAskedForAndShownAsWhatItIs() {
        Api.Created created = workers.ready(api, api.create());
        String backup = proven(created);
        api.get(created.path() + "/backups/" + backup).body("kind", equalTo("physical"));
        api.get(created.path() + "/backups").body("items.kind", hasItem("physical"));

        var logical = api.post(created.path() + "/backups").statusCode(202).extract();
        assertThat(sent(created, logical.path("operation.id")).kind()).isEqualTo(BackupKind.LOGICAL);
    }

    @Test
    void whatNoDescriptorHasIsRefused() {
        Api.Created without = workers.ready(api, api.create(Map.of("engine", "sqlite")));
        api.post(without.path() + "/backups", PHYSICAL)
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"))
                .body("detail", containsString("physical"));
        api.put(without.path() + "/backup-policy", Map.of("schedule", Map.of("when", "daily"), "kind", "physical"))
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"));
        api.post(without.path() + "/backups", Map.of("kind", "magical"))
                .statusCode(400)
                .body("detail", containsString("logical, physical or snapshot"));
    }

    @Test
    void aPolicySaysWhichKindItsScheduleBrings() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.put(
                        created.path() + "/backup-policy",
                        Map.of("schedule", Map.of("when", "weekly"), "kind", "physical"))
                .statusCode(202)
                .extract()
                .path("operation.id");
        BackupCommand.SetPolicy sent = (BackupCommand.SetPolicy)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, operation).getLast();
        assertThat(sent.policy().takes()).isEqualTo(BackupKind.PHYSICAL);
    }

    @Test
    void aNewDatabaseOfAnotherVersionCannotBeginWithIt() {
        Api.Created created = workers.ready(api, api.create());
        String backup = proven(created);
        api.post(
                        "/api/v1/databases",
                        Map.of("name", Api.anyName(), "version", "18", "from", Map.of("backup_id", backup)))
                .statusCode(409)
                .body("code", equalTo("BACKUP_UNUSABLE"))
                .body("detail", containsString("version 17 only"));
        api.post("/api/v1/databases", Map.of("name", Api.anyName(), "from", Map.of("backup_id", backup)))
                .statusCode(202);
    }

    private String proven(Api.Created created) {
        var accepted =
                api.post(created.path() + "/backups", PHYSICAL).statusCode(202).extract();
        OperationId operation = OperationId.parse(accepted.path("operation.id"));
        BackupId backup = BackupId.parse(accepted.path("operation.backup"));
        DatabaseId database = DatabaseId.parse(created.database());
        assertThat(sent(created, operation.toString()).kind()).isEqualTo(BackupKind.PHYSICAL);
        StoredBackup file = new StoredBackup("f.pgbase.enc", 10, 30, "0".repeat(64), "postgresql", "17");
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Started(operation, database, backup, BackupKind.PHYSICAL, Instant.now()));
        workers.tell(Topic.BACKUP_EVENTS, new BackupEvent.Stored(operation, database, backup, file, Instant.now()));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Proven(
                        operation, database, backup, ProofLevel.BRACKETED, "0".repeat(64), 1, Instant.now()));
        Workers.await(api, operation.toString(), "succeeded");
        return backup.toString();
    }

    private static BackupCommand.Take sent(Api.Created created, String operation) {
        return (BackupCommand.Take)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, operation).getLast();
    }
}
