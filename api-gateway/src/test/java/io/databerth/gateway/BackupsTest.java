package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class BackupsTest extends GatewayTest {
    @Inject
    DataSource store;

    @Test
    void aBackupIsSeenFromItsAcceptanceToItsProof() {
        Api.Created created = workers.ready(api, api.create());
        var accepted = api.post(created.path() + "/backups")
                .statusCode(202)
                .header("ETag", "\"1\"")
                .body("database.state", equalTo("running"))
                .extract();
        String id = accepted.path("operation.backup");
        String operation = accepted.path("operation.id");
        api.get(created.path() + "/backups/" + id).statusCode(200).body("state", equalTo("dumping"));
        TargetId target = TargetId.next();
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Copied(op(operation), db(created), BackupId.parse(id), target, Instant.now()));
        workers.stored(api, created, operation, id);
        Workers.await(api, operation, "running");
        api.delete(created.path() + "/backups/" + id).statusCode(409).body("code", equalTo("OPERATION_IN_PROGRESS"));
        workers.proven(created, operation, id);
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/backups")
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo("proven"))
                .body("items[0].proof.level", equalTo("exact"))
                .body("items[0].copies", equalTo(List.of(target.toString())))
                .body("items[0].storedBytes", equalTo(10))
                .body("items[0].plainBytes", equalTo(30));
    }

    @Test
    void aRestoreTakesOnlyUsableBackupsAndItsSafetyBackupIsListedToo() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        String restore = api.post(created.path() + "/restore", Map.of("backup_id", backup))
                .statusCode(202)
                .header("ETag", "\"2\"")
                .body("operation.kind", equalTo("restore"))
                .extract()
                .path("operation.id");
        String safety = BackupId.next().toString();
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Started(
                        op(restore), db(created), BackupId.parse(safety), BackupKind.LOGICAL, Instant.now()));
        workers.stored(api, created, restore, safety);
        workers.proven(created, restore, safety);
        Workers.await(api, restore, "running");
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Restored(op(restore), db(created), BackupId.parse(backup), BackupId.parse(safety)));
        Workers.await(api, restore, "succeeded");
        api.get(created.path() + "/backups").body("items.id", hasItems(backup, safety));
        api.get(created.path() + "/backups/" + safety)
                .body("safety", equalTo(true))
                .body("state", equalTo("proven"));
        api.post(created.path() + "/restore/undo")
                .statusCode(202)
                .body("operation.kind", equalTo("restore"))
                .body("operation.backup", equalTo(safety));
    }

    @Test
    void aRestoreIsUndoneOnlyWhereThereWasOneAndWithinADay() throws SQLException {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/restore/undo").statusCode(409).body("detail", containsString("never restored"));
        String backup = workers.proven(api, created);
        String restore = api.post(created.path() + "/restore", Map.of("backup_id", backup))
                .statusCode(202)
                .extract()
                .path("operation.id");
        BackupId safety = BackupId.next();
        workers.stored(api, created, restore, safety.toString());
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Restored(op(restore), db(created), BackupId.parse(backup), safety));
        Workers.await(api, restore, "succeeded");
        try (Connection connection = store.getConnection();
                PreparedStatement earlier = connection.prepareStatement(
                        "update operation_view set finished_at = now() - interval '25 hours' where id = ?")) {
            earlier.setObject(1, op(restore).value());
            earlier.executeUpdate();
        }
        api.post(created.path() + "/restore/undo").statusCode(409).body("detail", containsString("24 hours"));
        api.post(created.path() + "/restore", Map.of("backup_id", safety.toString()))
                .statusCode(202);
    }

    @Test
    void ofADatabaseThatDoesNotComeUpTheWorkerIsToldWhatItWas() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Irreparable(db(created), Failure.of(ErrorCode.VOLUME_LOST, "the volume is gone")));
        Awaitility.await().untilAsserted(() -> api.get(created.path()).body("state", equalTo("failed")));
        String restore = api.post(created.path() + "/restore", Map.of("backup_id", backup))
                .statusCode(202)
                .extract()
                .path("operation.id");
        BackupCommand.Restore sent = (BackupCommand.Restore)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, restore).getLast();
        String container = api.get(created.path()).extract().path("containerName");
        assertThat(sent.spec()).isNotNull().satisfies(spec -> {
            assertThat(spec.containerName()).isEqualTo(container);
            assertThat(spec.engine() + " " + spec.version()).isEqualTo("postgresql 17");
        });
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Restored(op(restore), db(created), BackupId.parse(backup), sent.safetyBackup()));
        Workers.await(api, restore, "succeeded");
        api.get(created.path()).body("state", equalTo("running"));
        api.post(created.path() + "/restore/undo").statusCode(409).body("detail", containsString("no safety backup"));
    }

    @Test
    void whatCannotBeRestoredIsRefused() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/restore", Map.of()).statusCode(400);
        api.post(created.path() + "/restore", Map.of("backup_id", "bk-x")).statusCode(404);
        api.post(
                        created.path() + "/restore",
                        Map.of("backup_id", BackupId.next().toString()))
                .statusCode(404);
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Failed(
                        op(accepted.path("operation.id")),
                        db(created),
                        BackupId.parse(accepted.path("operation.backup")),
                        Failure.of(ErrorCode.DISK_FULL, "no room"),
                        "dump"));
        Workers.await(api, accepted.path("operation.id"), "failed");
        String failed = accepted.path("operation.backup");
        api.get(created.path() + "/backups/" + failed)
                .body("state", equalTo("failed"))
                .body("failure.code", equalTo("DISK_FULL"));
        api.post(created.path() + "/restore", Map.of("backup_id", failed))
                .statusCode(409)
                .body("code", equalTo("BACKUP_UNUSABLE"));
        api.post(created.path() + "/backups/" + failed + "/verify").statusCode(409);
    }

    @Test
    void aDeletedBackupLeavesTheListAndItsDeletionCanBeAskedForTwiceWithOneKey() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        String path = created.path() + "/backups/" + backup;
        String first = api.request()
                .header("Idempotency-Key", backup)
                .delete(path)
                .then()
                .statusCode(202)
                .extract()
                .path("operation.id");
        workers.tell(Topic.BACKUP_EVENTS, new BackupEvent.Deleted(op(first), db(created), BackupId.parse(backup)));
        Workers.await(api, first, "succeeded");
        api.get(created.path() + "/backups").body("items.size()", equalTo(0));
        api.get(path).body("state", equalTo("deleted"));
        api.delete(path).statusCode(409);
        api.request()
                .header("Idempotency-Key", backup)
                .delete(path)
                .then()
                .statusCode(202)
                .body("operation.id", equalTo(first));
    }

    @Test
    void listsComeInPages() {
        Api.Created created = workers.ready(api, api.create());
        List<String> made = java.util.stream.Stream.generate(() -> workers.proven(api, created))
                .limit(3)
                .toList();
        var first = api.get(created.path() + "/backups?limit=2").statusCode(200).extract();
        assertThat(first.<List<String>>path("items.id")).containsExactly(made.get(2), made.get(1));
        api.get(created.path() + "/backups?limit=2&cursor=" + first.path("next"))
                .body("items.id", equalTo(List.of(made.get(0))))
                .body("next", equalTo(null));
        api.get("/api/v1/operations?cursor=" + first.path("next")).statusCode(400);
    }

    private long entries(Api.Created created, String action) {
        try (Connection connection = store.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from audit_entry where database_id = ? and action = ?")) {
            count.setObject(1, db(created).value());
            count.setString(2, action);
            ResultSet row = count.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aBackupIsAskedToEndOnceAndFailsAsCancelled() {
        Api.Created created = workers.ready(api, api.create());
        api.post("/api/v1/operations/" + created.operation() + "/cancel")
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"));
        api.post("/api/v1/operations/" + OperationId.next() + "/cancel").statusCode(404);
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        String operation = accepted.path("operation.id");
        String cancel = "/api/v1/operations/" + operation + "/cancel";
        api.post(cancel).statusCode(202).body("state", equalTo("queued")).body("cancelRequested", notNullValue());
        api.post(cancel).statusCode(202);
        assertThat(entries(created, "cancel")).isEqualTo(1);
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Failed(
                        op(operation),
                        db(created),
                        BackupId.parse(accepted.path("operation.backup")),
                        Failure.of(ErrorCode.CANCELLED, "somebody asked"),
                        "dump"));
        Workers.await(api, operation, "failed");
        api.get("/api/v1/operations/" + operation).body("failure.code", equalTo("CANCELLED"));
        api.post(cancel).statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.get(created.path() + "/backups/" + accepted.path("operation.backup"))
                .body("state", equalTo("failed"));
    }

    @Test
    void onlyWhatIsStoredIsExportedAndOnlyToWhomMaySeeIt() {
        Api.Created created = workers.ready(api, api.create());
        String export = created.path() + "/export";
        api.get(export).statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        String dumping = accepted.path("operation.backup");
        api.get(export + "?backup_id=" + dumping).statusCode(409).body("code", equalTo("BACKUP_UNUSABLE"));
        api.get(export + "?backup_id=" + BackupId.next()).statusCode(404);
        workers.stored(api, created, accepted.path("operation.id"), dumping);
        Workers.await(api, accepted.path("operation.id"), "running");
        // The backup worker of this test is away.
        api.get(export + "?backup_id=" + dumping).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.get(export).statusCode(409);
    }

    private static OperationId op(String text) {
        return OperationId.parse(text);
    }

    private static DatabaseId db(Api.Created created) {
        return DatabaseId.parse(created.database());
    }
}
