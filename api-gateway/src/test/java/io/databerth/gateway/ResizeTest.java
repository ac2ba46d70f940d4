package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another size: what is announced, refused and asked for. A database of these tests begins with B1. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ResizeTest extends GatewayTest {
    @ConfigProperty(name = "databerth.monitor.url")
    String monitor;

    /** Filled in by the site. */
    Consumer<String> operator;

    @BeforeEach
    void startMonitor() {
        operator.accept("start monitor");
    }

    @AfterEach
    void stopMonitor() {
        operator.accept("stop monitor");
    }

    @Test
    void anotherMemoryIsAnnouncedWithTheRestartItNeeds() {
        Api.Created created = workers.ready(api, api.create());
        plan(created, "B2")
                .body("from", equalTo("B1"))
                .body("to", equalTo("B2"))
                .body("restart", equalTo(true))
                .body("changes.find { it.what == 'vcpus' }.needsRestart", equalTo(false))
                .body("changes.find { it.what == 'memory' }.from", equalTo("512MiB"))
                .body("changes.find { it.what == 'memory' }.to", equalTo("1GiB"))
                .body("changes.find { it.what == 'memory' }.needsRestart", equalTo(true));
        api.get(created.path()).body("state", equalTo("running")).body("sku", equalTo("B1"));
    }

    @Test
    void otherProcessorsNeedNoneUnlessTheContainerEngineChangesNoLimits() {
        Api.Created created = workers.ready(api, api.create());
        plan(created, "B9").body("restart", equalTo(false)).body("changes.what", equalTo(List.of("vcpus")));
        RestAssured.get(monitor + "/test/podman").then().statusCode(200);
        plan(created, "B9").body("restart", equalTo(true));
    }

    @Test
    void aSettingThatFollowsTheStorageNeedsARestartThatTheStorageItselfDoesNot() {
        Api.Created created = workers.ready(api, api.create());
        plan(created, "B8")
                .body("restart", equalTo(true))
                .body("changes.find { it.what == 'storage' }.needsRestart", equalTo(false))
                .body("changes.what", hasItem("max_wal_size_mb"))
                .body("changes.findAll { it.what != 'storage' }.needsRestart", everyItem(equalTo(true)));
    }

    @Test
    void theSizeItHasChangesNothing() {
        Api.Created created = workers.ready(api, api.create());
        plan(created, "B1").body("restart", equalTo(false)).body("changes", empty());
        api.post(created.path() + "/resize", Map.of("sku", "B1"))
                .statusCode(409)
                .body("detail", containsString("already"));
    }

    @Test
    void aWrongSizeIsRefusedInThePlanAsInTheWish() {
        Api.Created created = workers.ready(api, api.create());
        for (String path : List.of("/resize", "/resize/plan")) {
            api.post(created.path() + path, Map.of("sku", "Z9")).statusCode(400).body("code", equalTo("SKU_UNKNOWN"));
            api.post(created.path() + path, Map.of()).statusCode(400).body("code", equalTo("REQUEST_INVALID"));
        }
    }

    @Test
    void theDatabaseHasItsNewSizeOnceTheServerHasIt() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(created.path() + "/resize", Map.of("sku", "B9"))
                .statusCode(202)
                .body("operation.kind", equalTo("resize"))
                .body("database.state", equalTo("resizing"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Resized(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), "B9", List.of()));
        Workers.await(api, operation, "succeeded");
        api.get(created.path()).body("state", equalTo("running")).body("sku", equalTo("B9"));
    }

    private ValidatableResponse plan(Api.Created created, String sku) {
        return api.post(created.path() + "/resize/plan", Map.of("sku", sku)).statusCode(200);
    }
}
