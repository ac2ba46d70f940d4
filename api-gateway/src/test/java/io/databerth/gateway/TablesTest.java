package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.TableName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single tables of a backup. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class TablesTest extends GatewayTest {
    private static final List<Map<String, String>> ORDERS = List.of(Map.of("table", "orders"));

    @Test
    void theyAreAskedForAndTheAnswerSaysWhereTheyCome() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        String operation = api.post(
                        created.path() + "/restore/tables",
                        Map.of(
                                "backup_id",
                                backup,
                                "tables",
                                List.of(
                                        Map.of("table", "orders"),
                                        Map.of("schema", "public", "table", "orders"),
                                        Map.of("schema", "staff", "table", "it's"))))
                .statusCode(202)
                .body("operation.kind", equalTo("restore-tables"))
                .body("database.state", equalTo("running"))
                .extract()
                .path("operation.id");
        BackupCommand.RestoreTables sent = (BackupCommand.RestoreTables)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, operation).getLast();
        assertThat(sent.tables()).containsExactly(new TableName("public", "orders"), new TableName("staff", "it's"));
        String place = BackupCommand.RestoreTables.place(OperationId.parse(operation));
        api.get("/api/v1/operations/" + operation).body("restoredInto", equalTo(place));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.TablesRestored(
                        sent.operation(),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        sent.tables(),
                        place));
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/backups/" + backup).body("state", equalTo("proven"));
    }

    @Test
    void itCanBeCancelled() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(
                        created.path() + "/restore/tables",
                        Map.of("backup_id", workers.proven(api, created), "tables", ORDERS))
                .statusCode(202)
                .extract()
                .path("operation.id");
        api.post("/api/v1/operations/" + operation + "/cancel").statusCode(202);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        String path = created.path() + "/restore/tables";
        api.post(path, Map.of("tables", ORDERS)).statusCode(400).body("detail", containsString("backup_id is missing"));
        api.post(path, Map.of("backup_id", backup)).statusCode(400).body("detail", containsString("1 to 50 tables"));
        api.post(path, Map.of("backup_id", backup, "tables", Collections.nCopies(51, ORDERS.getFirst())))
                .statusCode(400)
                .body("detail", containsString("1 to 50 tables"));
        api.post(path, Map.of("backup_id", backup, "tables", List.of(Map.of("schema", "public"))))
                .statusCode(400)
                .body("detail", containsString("table is missing"));
        api.post(path, Map.of("backup_id", backup, "tables", List.of(Map.of("table", "x".repeat(256)))))
                .statusCode(400)
                .body("detail", containsString("at most 255 characters"));
        api.post(path, Map.of("backup_id", BackupId.next().toString(), "tables", ORDERS))
                .statusCode(404);
    }

    @Test
    void anEngineWithoutAWayIsTold() {
        Api.Created without = workers.ready(api, api.create(Map.of("engine", "sqlite")));
        api.post(
                        without.path() + "/restore/tables",
                        Map.of("backup_id", workers.proven(api, without), "tables", ORDERS))
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"))
                .body("detail", containsString("begin a new database"));
    }
}
