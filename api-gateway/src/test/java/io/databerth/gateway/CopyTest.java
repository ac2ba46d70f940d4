package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new database that begins with the content of another one, or of a backup. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class CopyTest extends GatewayTest {
    @Test
    void aCopyHasTheEngineVersionAndSizeOfItsOriginAndANameAndPasswordOfItsOwn() {
        Api.Created origin = workers.ready(api, api.create(Map.of("version", "16", "sku", "D2")));
        var accepted = copy(Map.of("database_id", origin.database()), Map.of())
                .statusCode(202)
                .body("operation.kind", equalTo("provision"))
                .body("operation.backup", notNullValue())
                .body("revealTicket", notNullValue())
                .body("database.version", equalTo("16"))
                .body("database.sku", equalTo("D2"))
                .body("database.state", equalTo("provisioning"))
                .extract();
        OperationId operation = OperationId.parse(accepted.path("operation.id"));
        DatabaseId copy = DatabaseId.parse(accepted.path("database.id"));
        BackupId backup = BackupId.parse(accepted.path("operation.backup"));
        DatabaseId from = DatabaseId.parse(origin.database());
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Started(operation, from, backup, BackupKind.LOGICAL, Instant.now()));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Stored(
                        operation,
                        from,
                        backup,
                        new StoredBackup("f.enc", 10, 30, "0".repeat(64), "postgresql", "16"),
                        Instant.now()));
        workers.tell(Topic.BACKUP_EVENTS, new BackupEvent.Filled(operation, copy, 1, backup, "copied"));
        Workers.await(api, operation.toString(), "running");
        api.get("/api/v1/databases/" + copy).body("state", equalTo("provisioning"));
        workers.tell(Topic.DATABASE_EVENTS, Workers.readyEvent(operation, copy));
        Workers.await(api, operation.toString(), "succeeded");
        api.get("/api/v1/databases/" + copy).body("state", equalTo("running"));
        api.get(origin.path()).body("state", equalTo("running"));
        api.get(origin.path() + "/backups/" + backup).body("state", equalTo("stored"));
    }

    @Test
    void aCopyWhoseContentCannotBeLoadedHasFailedAndItsOriginGoesOn() {
        Api.Created origin = workers.ready(api, api.create());
        var accepted = copy(Map.of("database_id", origin.database()), Map.of()).extract();
        String copy = accepted.path("database.id");
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Failed(
                        OperationId.parse(accepted.path("operation.id")),
                        DatabaseId.parse(copy),
                        BackupId.parse(accepted.path("operation.backup")),
                        Failure.of(ErrorCode.DISK_FULL, "no room"),
                        "load"));
        Workers.await(api, accepted.path("operation.id"), "failed");
        api.get("/api/v1/databases/" + copy)
                .body("state", equalTo("failed"))
                .body("failure.code", equalTo("DISK_FULL"));
        api.post("/api/v1/databases/" + copy + "/start").statusCode(409);
        api.get(origin.path()).body("state", equalTo("running"));
    }

    @Test
    void aBackupOfADeletedDatabaseCanBegetANewOneAlsoInANewerVersionButNotInAnOlderOne() {
        Api.Created origin = workers.ready(api, api.create(Map.of("version", "16")));
        String backup = storedBackup(origin);
        String deletion = api.delete(origin.path() + "?data=erase").extract().path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Deleted(
                        OperationId.parse(deletion), DatabaseId.parse(origin.database()), DataDisposal.ERASE));
        Workers.await(api, deletion, "succeeded");
        copy(Map.of("backup_id", backup), Map.of("version", "17"))
                .statusCode(202)
                .body("database.version", equalTo("17"))
                .body("operation.backup", equalTo(backup));
        copy(Map.of("backup_id", backup), Map.of("version", "15"))
                .statusCode(409)
                .body("code", equalTo("BACKUP_UNUSABLE"))
                .body("detail", containsString("does not load content of version 16"));
    }

    @Test
    void anOriginThatCannotBeIsRefusedAndSaysWhy() {
        copy(Map.of(), Map.of()).statusCode(400);
        copy(Map.of("backup_id", "bk-1", "database_id", "db-1"), Map.of()).statusCode(400);
        copy(Map.of("database_id", DatabaseId.next().toString()), Map.of()).statusCode(404);
        copy(Map.of("backup_id", BackupId.next().toString()), Map.of()).statusCode(404);
        Api.Created unfinished = api.create();
        copy(Map.of("database_id", unfinished.database()), Map.of())
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString("provisioning"));
    }

    private ValidatableResponse copy(Map<String, ?> from, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("name", Api.anyName());
        wish.put("from", from);
        return api.post("/api/v1/databases", wish);
    }

    private String storedBackup(Api.Created created) {
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        String backup = accepted.path("operation.backup");
        OperationId operation = OperationId.parse(accepted.path("operation.id"));
        DatabaseId database = DatabaseId.parse(created.database());
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Stored(
                        operation,
                        database,
                        BackupId.parse(backup),
                        new StoredBackup("f.enc", 10, 30, "0".repeat(64), "postgresql", "16"),
                        Instant.now()));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Proven(
                        operation,
                        database,
                        BackupId.parse(backup),
                        ProofLevel.EXACT,
                        "0".repeat(64),
                        1,
                        Instant.now()));
        Workers.await(api, operation.toString(), "succeeded");
        return backup;
    }
}
