package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Copies of volumes, in the list of backups. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class SnapshotsTest extends GatewayTest {
    @Test
    void aSnapshotStandsInTheListOfBackupsAsWhatItIs() {
        // An engine without any other kind has this one, too.
        Api.Created created = workers.ready(api, api.create(Map.of("engine", "sqlite")));
        String snapshot = taken(created, "/snapshots", null);
        api.get(created.path() + "/backups").body("items.kind", hasItem("snapshot"));
        api.get(created.path() + "/backups/" + snapshot)
                .body("kind", equalTo("snapshot"))
                .body("state", equalTo("kept"))
                .body("storedBytes", equalTo(4096))
                .body("safety", equalTo(false));
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void itIsTakenAsABackupOfThatKindToo() {
        Api.Created created = workers.ready(api, api.create());
        taken(created, "/backups", Map.of("kind", "snapshot"));
    }

    @Test
    void itIsRestoredByEitherPathAndWhatWasLiveCanBeHadBack() {
        Api.Created created = workers.ready(api, api.create());
        String snapshot = taken(created, "/snapshots", null);
        String byPath = operation(api.post(created.path() + "/snapshots/" + snapshot + "/restore"));
        DatabaseCommand.RestoreSnapshot sent = (DatabaseCommand.RestoreSnapshot)
                SentCommands.until(Topic.DATABASE_COMMANDS, created, byPath).getLast();
        assertThat(sent.snapshot()).hasToString(snapshot);
        tell(new DatabaseEvent.SnapshotTaken(op(byPath), db(created), sent.safety(), "17", null, 0, Instant.now()));
        tell(new DatabaseEvent.Restored(op(byPath), db(created), sent.snapshot(), sent.safety()));
        Workers.await(api, byPath, "succeeded");
        api.get(created.path() + "/backups/" + sent.safety())
                .body("safety", equalTo(true))
                .body("state", equalTo("kept"));

        String undo = operation(api.post(created.path() + "/restore/undo"));
        DatabaseCommand.RestoreSnapshot undoing = (DatabaseCommand.RestoreSnapshot)
                SentCommands.until(Topic.DATABASE_COMMANDS, created, undo).getLast();
        assertThat(undoing.snapshot()).isEqualTo(sent.safety());
        tell(new DatabaseEvent.Failed(op(undo), db(created), Failure.of(ErrorCode.DISK_FULL, "no"), "copy"));
        Workers.await(api, undo, "failed");
        api.get(created.path()).body("state", equalTo("running"));

        operation(api.post(created.path() + "/restore", Map.of("backup_id", snapshot)));
    }

    @Test
    void whatFailsIsAFailedSnapshot() {
        Api.Created created = workers.ready(api, api.create());
        var accepted = api.post(created.path() + "/snapshots").statusCode(202).extract();
        String operation = accepted.path("operation.id");
        tell(new DatabaseEvent.Failed(op(operation), db(created), Failure.of(ErrorCode.DISK_FULL, "no room"), "copy"));
        Workers.await(api, operation, "failed");
        String snapshot = accepted.path("operation.backup");
        api.get(created.path() + "/backups/" + snapshot)
                .body("state", equalTo("failed"))
                .body("failure.code", equalTo("DISK_FULL"));
        api.post(created.path() + "/snapshots/" + snapshot + "/restore")
                .statusCode(409)
                .body("code", equalTo("BACKUP_UNUSABLE"));
    }

    @Test
    void itIsDeletedByEitherPath() {
        Api.Created created = workers.ready(api, api.create());
        for (String path : new String[] {"/snapshots/", "/backups/"}) {
            String snapshot = taken(created, "/snapshots", null);
            String operation = operation(api.delete(created.path() + path + snapshot));
            assertThat(SentCommands.until(Topic.DATABASE_COMMANDS, created, operation)
                            .getLast())
                    .isInstanceOf(DatabaseCommand.DeleteSnapshot.class);
            tell(new DatabaseEvent.SnapshotGone(op(operation), db(created), BackupId.parse(snapshot)));
            Workers.await(api, operation, "succeeded");
            api.get(created.path() + "/backups/" + snapshot).body("state", equalTo("deleted"));
        }
    }

    @Test
    void whatGoesByItselfOrWithItsDatabaseIsShownAsGone() {
        Api.Created created = workers.ready(api, api.create());
        String expired = taken(created, "/snapshots", null);
        String erased = taken(created, "/snapshots", null);
        tell(new DatabaseEvent.SnapshotGone(null, db(created), BackupId.parse(expired)));
        awaitGone(created, expired);
        String deletion = operation(api.delete(created.path() + "?data=erase"));
        tell(new DatabaseEvent.Deleted(op(deletion), db(created), DataDisposal.ERASE));
        awaitGone(created, erased);
    }

    @Test
    void whatOnlyOtherBackupsAreGoodForIsRefused() {
        Api.Created created = workers.ready(api, api.create());
        String snapshot = taken(created, "/snapshots", null);
        String path = created.path() + "/backups/" + snapshot;
        api.post(path + "/verify").statusCode(422).body("detail", containsString("cannot be proven"));
        api.put(path + "/hold", Map.of()).statusCode(422).body("code", equalTo("OPERATION_UNSUPPORTED"));
        api.post("/api/v1/databases", Map.of("name", Api.anyName(), "from", Map.of("backup_id", snapshot)))
                .statusCode(409)
                .body("detail", containsString("its database's own disk"));
        Api.Created other = workers.ready(api, api.create());
        api.post(other.path() + "/restore", Map.of("backup_id", snapshot))
                .statusCode(409)
                .body("detail", containsString("its own database only"));
        api.post(other.path() + "/snapshots/" + snapshot + "/restore").statusCode(404);
        String backup = workers.proven(api, created);
        api.post(created.path() + "/snapshots/" + backup + "/restore").statusCode(404);
        api.put(created.path() + "/backup-policy", Map.of("schedule", Map.of("when", "daily"), "kind", "snapshot"))
                .statusCode(422);
    }

    private void awaitGone(Api.Created created, String snapshot) {
        Awaitility.await().untilAsserted(() -> api.get(created.path() + "/backups/" + snapshot)
                .body("state", equalTo("deleted")));
    }

    private String taken(Api.Created created, String path, Map<String, String> wish) {
        var asked = wish == null ? api.post(created.path() + path) : api.post(created.path() + path, wish);
        var accepted = asked.statusCode(202)
                .body("operation.kind", equalTo("snapshot"))
                .extract();
        String operation = accepted.path("operation.id");
        String snapshot = accepted.path("operation.backup");
        assertThat(SentCommands.until(Topic.DATABASE_COMMANDS, created, operation)
                        .getLast())
                .isInstanceOf(DatabaseCommand.TakeSnapshot.class);
        tell(new DatabaseEvent.SnapshotTaken(
                op(operation), db(created), BackupId.parse(snapshot), "17", 4096L, 900, Instant.now()));
        Workers.await(api, operation, "succeeded");
        return snapshot;
    }

    private static String operation(ValidatableResponse accepted) {
        return accepted.statusCode(202).extract().path("operation.id");
    }

    private void tell(DatabaseEvent event) {
        workers.tell(Topic.DATABASE_EVENTS, event);
    }

    private static OperationId op(String text) {
        return OperationId.parse(text);
    }

    private static DatabaseId db(Api.Created created) {
        return DatabaseId.parse(created.database());
    }
}
