package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administering the inside of a database, as far as it goes without its server: what that answers, the conformance kit sees. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class AdministrationTest extends GatewayTest {
    @Test
    void anInnerDatabaseIsMadeByAnOperation() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(created.path() + "/databases", Map.of("name", "orders"))
                .statusCode(202)
                .body("operation.kind", equalTo("create-inner-database"))
                .body("database.state", equalTo("running"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.TaskDone(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), "create-database"));
        Workers.await(api, operation, "succeeded");
    }

    @Test
    void aTaskThatFailsLeavesTheDatabaseRunning() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(created.path() + "/maintenance", Map.of("task", "vacuum"))
                .statusCode(202)
                .body("operation.kind", equalTo("maintenance"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Failed(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        Failure.of(ErrorCode.ENGINE_COMMAND_FAILED, "not today"),
                        "run"));
        Workers.await(api, operation, "failed");
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void anUpgradeRestartsTheServerAndNamesItsImage() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(created.path() + "/upgrade")
                .statusCode(202)
                .body("operation.kind", equalTo("upgrade"))
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Upgraded(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        "image:newer",
                        "17.1",
                        "17.2"));
        Workers.await(api, operation, "succeeded");
        api.get(created.path()).body("state", equalTo("running")).body("serverImage", equalTo("image:newer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "postgres", "pg_own", "Orders", "a\"b", "x'; DROP DATABASE y; --", "line\nbreak", "-x"})
    void aBadNameOfAnInnerDatabaseIsRefused(String name) {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/databases", Map.of("name", name))
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"));
    }

    @Test
    void droppingNeedsAWordAboutTheDataAndSparesTheUsersOwnDatabase() {
        Api.Created created = workers.ready(api, api.create());
        api.delete(created.path() + "/databases/orders").statusCode(400).body("detail", containsString("data=erase"));
        String own = api.get(created.path()).extract().path("database");
        api.delete(created.path() + "/databases/" + own + "?data=erase")
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"));
        api.delete(created.path() + "/databases/orders?data=erase").statusCode(202);
    }

    @Test
    void anUnknownMaintenanceIsToldWithThoseThatThereAre() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/maintenance").statusCode(200).body("items", hasItems("vacuum", "analyze"));
        api.post(created.path() + "/maintenance", Map.of("task", "defragment"))
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"))
                .body("detail", containsString("vacuum"));
    }

    @Test
    void whatNeedsARunningServerIsRefusedWithoutOne() {
        Api.Created created = api.create();
        api.get(created.path() + "/tables").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.post(created.path() + "/extensions", Map.of("name", "hstore"))
                .statusCode(409)
                .body("code", equalTo("OPERATION_IN_PROGRESS"));
    }

    @Test
    void withoutTheMonitorListsAreRefusedAsTransient() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/tables")
                .statusCode(503)
                .body("code", equalTo("MONITOR_UNAVAILABLE"))
                .body("kind", equalTo("transient"));
        api.get(created.path() + "/logs?lines=0").statusCode(400);
        api.get(created.path() + "/tables?limit=0").statusCode(400);
        api.get(created.path() + "/tables?cursor=%21").statusCode(400);
        String beyond = new Cursor("tables", "2147483647").toString();
        api.get(created.path() + "/tables?cursor=" + beyond).statusCode(400);
    }

    @Test
    void withoutTheMonitorNothingIsKnownOfTheRuntimeAndThatIsTold() {
        api.get("/api/v1/runtime")
                .statusCode(200)
                .body("status", equalTo("unknown"))
                .body("requirements[0].met", equalTo(false))
                .body("requirements[0].detail", containsString("monitor"));
    }

    @Test
    void aReaderChangesNothingAndSeesNoOtherProject() {
        Api.Created created = workers.ready(api, api.create());
        Api reader = Api.with(null, "databases:read");
        reader.post(created.path() + "/databases", Map.of("name", "orders")).statusCode(403);
        reader.delete(created.path() + "/sessions/1").statusCode(403);
        api.get("/api/v1/databases/" + DatabaseId.next() + "/tables").statusCode(404);
    }

    @Test
    void theCatalogueSaysWhatCanBeAskedAndDone() {
        api.get("/api/v1/engines/postgresql")
                .statusCode(200)
                .body("capabilities.lists", hasItems("tables", "slow-queries"))
                .body("capabilities.tasks", hasItem("create-database"))
                .body("capabilities.maintenance", hasItem("reindex"));
    }
}
