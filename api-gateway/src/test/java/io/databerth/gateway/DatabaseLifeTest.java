package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class DatabaseLifeTest extends GatewayTest {
    @Test
    void anAcceptedDatabaseCanBeReadAtOnce() {
        String name = Api.anyName();
        var answer = api.post(Api.DATABASES, Map.of("name", name, "environment", "production"))
                .statusCode(202)
                .header("ETag", "\"1\"")
                .header("Location", matchesPattern("/api/v1/operations/op-[0-9a-f]{32}"))
                .body("operation.state", equalTo("queued"))
                .body("operation.kind", equalTo("provision"))
                .body("database.state", equalTo("provisioning"))
                .body("database.username", matchesPattern("db_user_[a-z0-9]{6}"))
                .body("revealTicket", matchesPattern("[A-Za-z0-9_-]{43}"))
                .extract();
        String id = answer.path("database.id");
        String engine = answer.path("database.engine");
        assertThat(answer.<String>path("database.containerName")).isEqualTo(name + "-production-" + engine);
        api.get(Api.DATABASES + "/" + id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo(name))
                .body("generation", equalTo(1));
        api.get(Api.DATABASES + "?environment=production&name=" + name)
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].id", equalTo(id));
    }

    @Test
    void stepsAndTheEndOfAnOperationAreSeen() {
        Api.Created created = api.create();
        DatabaseId database = DatabaseId.parse(created.database());
        OperationId operation = OperationId.parse(created.operation());
        workers.tell(Topic.DATABASE_EVENTS, new DatabaseEvent.StepDone(operation, database, new Step("volume", 1, 4)));
        Workers.await(api, created.operation(), "running");
        api.get("/api/v1/operations/" + created.operation())
                .body("percent", equalTo(25))
                .body("steps[0].name", equalTo("volume"))
                .body("started", notNullValue());
        workers.ready(api, created);
        api.get("/api/v1/operations/" + created.operation())
                .body("percent", equalTo(100))
                .body("finished", notNullValue());
        api.get(created.path())
                .body("state", equalTo("running"))
                .body("port", equalTo(5432))
                .body("limits[0].applied", equalTo("512MiB"));
    }

    @Test
    void stopAndStartFollowEachOther() {
        Api.Created created = workers.ready(api, api.create());
        DatabaseId database = DatabaseId.parse(created.database());
        String stop = api.post(created.path() + "/stop")
                .statusCode(202)
                .header("ETag", "\"2\"")
                .body("database.state", equalTo("stopping"))
                .extract()
                .path("operation.id");
        api.post(created.path() + "/start")
                .statusCode(409)
                .body("code", equalTo("OPERATION_IN_PROGRESS"))
                .body("detail", containsString(stop));
        workers.tell(Topic.DATABASE_EVENTS, new DatabaseEvent.Stopped(OperationId.parse(stop), database));
        Workers.await(api, stop, "succeeded");
        api.post(created.path() + "/stop").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.post(created.path() + "/start").statusCode(202).body("database.state", equalTo("starting"));
    }

    @Test
    void aDeletionIsAcceptedWhileAnotherOperationRunsButNotTwice() {
        Api.Created created = api.create();
        api.delete(created.path()).statusCode(400).body("detail", containsString("data=erase"));
        String deletion = api.delete(created.path() + "?data=erase")
                .statusCode(202)
                .extract()
                .path("operation.id");
        api.delete(created.path() + "?data=erase").statusCode(409).body("code", equalTo("OPERATION_IN_PROGRESS"));
        DatabaseId database = DatabaseId.parse(created.database());
        OperationId provision = OperationId.parse(created.operation());
        workers.tell(Topic.DATABASE_EVENTS, Workers.readyEvent(provision, database));
        Workers.await(api, created.operation(), "succeeded");
        api.get(created.path()).body("state", equalTo("deleting"));
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Deleted(OperationId.parse(deletion), database, DataDisposal.ERASE));
        Workers.await(api, deletion, "succeeded");
        api.get(created.path()).body("state", equalTo("deleted"));
        api.delete(created.path() + "?data=erase").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.post(created.path() + "/start").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.create(created.name());
    }

    @Test
    void aFailureSaysWhyAndWhatToDo() {
        Api.Created created = api.create();
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Failed(
                        OperationId.parse(created.operation()),
                        DatabaseId.parse(created.database()),
                        Failure.of(ErrorCode.PORTS_EXHAUSTED, "no port is free"),
                        "port"));
        Workers.await(api, created.operation(), "failed");
        api.get("/api/v1/operations/" + created.operation())
                .body("failure.code", equalTo("PORTS_EXHAUSTED"))
                .body("failure.kind", equalTo("capacity"))
                .body("failure.remedy", notNullValue());
        api.get(created.path()).body("state", equalTo("failed")).body("failure.message", equalTo("no port is free"));
        api.post(created.path() + "/start").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        api.delete(created.path() + "?data=keep").statusCode(202);
    }

    @Test
    void aStaleETagChangesNothing() {
        Api.Created created = workers.ready(api, api.create());
        api.request()
                .header("If-Match", "\"7\"")
                .post(created.path() + "/stop")
                .then()
                .statusCode(412);
        api.request()
                .header("If-Match", "W/\"1\"")
                .post(created.path() + "/stop")
                .then()
                .statusCode(412);
        api.request()
                .header("If-Match", "nonsense")
                .post(created.path() + "/stop")
                .then()
                .statusCode(400);
        api.get(created.path()).body("state", equalTo("running")).header("ETag", "\"1\"");
        api.request()
                .header("If-Match", "\"1\"")
                .post(created.path() + "/stop")
                .then()
                .statusCode(202);
    }

    @Test
    void aNameIsTakenUntilItsDatabaseIsDeleted() {
        Api.Created created = api.create();
        api.post(Api.DATABASES, Map.of("name", created.name()))
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"))
                .body("type", equalTo("https://databerth.io/problems/NAME_TAKEN"))
                .contentType("application/problem+json");
        api.post(Api.DATABASES, Map.of("name", created.name(), "environment", "staging"))
                .statusCode(202);
    }
}
