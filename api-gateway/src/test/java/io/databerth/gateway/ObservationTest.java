package io.databerth.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.contracts.observation.MetricsSample;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ObservationTest extends GatewayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theNewestSampleAndThoseBeforeAreShown() {
        Api.Created created = api.create();
        api.get(created.path() + "/stats").statusCode(200).body("database", equalTo(created.database()));
        for (int i = 0; i < 5; i++) {
            workers.tell(Topic.METRICS_SAMPLES, sample(created, i));
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path() + "/stats")
                .body("connections", equalTo(4)));
        api.get(created.path() + "/stats")
                .body("cpu_percent", equalTo(2.5f))
                .body("memory_bytes", equalTo(1024))
                .body("memory_limit_bytes", equalTo(2048))
                .body("storage_used_bytes", equalTo(4096))
                .body("storage_limit_bytes", equalTo(8192))
                .body("engine.transactions", equalTo(7.0f));
        var page = api.get(created.path() + "/stats/history?from=2026-01-01T00:00:10Z&to=2026-01-01T00:00:40Z&limit=2")
                .statusCode(200)
                .body("items.connections", equalTo(java.util.List.of(1, 2)))
                .extract();
        api.get(created.path() + "/stats/history?from=2026-01-01T00:00:10Z&to=2026-01-01T00:00:40Z&limit=2&cursor="
                        + page.path("next"))
                .body("items.connections", equalTo(java.util.List.of(3)))
                .body("next", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "+1000000000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "1"})
    void aTimeThatCannotBeIsRefused(String time) {
        Api.Created created = api.create();
        api.request()
                .queryParam("from", time)
                .get(created.path() + "/stats/history")
                .then()
                .statusCode(400);
    }

    @Test
    void healthComesWithItsHistory() {
        Api.Created created = api.create();
        api.get(created.path() + "/health").body("status", equalTo("unknown")).body("history.items", hasSize(0));
        tell(created, HealthStatus.HEALTHY, "a client logged in");
        tell(created, HealthStatus.DOWN, "the container exited");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path() + "/health")
                .body("status", equalTo("down")));
        api.get(created.path() + "/health?limit=1")
                .body("reason", equalTo("the container exited"))
                .body("history.items[0].status", equalTo("down"))
                .body("history.next", notNullValue());
    }

    @Test
    void theCatalogueShowsWhatWorks() {
        api.get("/api/v1/engines")
                .statusCode(200)
                .body("items.size()", greaterThan(0))
                .body("items[0].versions.size()", greaterThan(0))
                .body("items[0].capabilities.backup", notNullValue());
        api.get("/api/v1/skus?limit=3").body("items", hasSize(3)).body("next", notNullValue());
        api.get("/api/v1/skus").body("items.id", hasItems("B1", "D1", "E1", "F1"));
        api.get("/api/v1/engines/nope").statusCode(404);
    }

    @Test
    void projectsComeWithTheirEnvironments() {
        api.get("/api/v1/projects").body("items.name", hasItems("default"));
        api.get("/api/v1/projects/default/environments")
                .body("items.name", hasItems("production", "staging", "development"));
        String project = Api.anyName();
        api.post("/api/v1/projects", Map.of("name", project)).statusCode(201);
        api.post("/api/v1/projects", Map.of("name", project)).statusCode(409).body("code", equalTo("NAME_TAKEN"));
        api.post("/api/v1/projects/" + project + "/environments", Map.of("name", "qa"))
                .statusCode(201);
        api.post("/api/v1/projects/absent/environments", Map.of("name", "qa")).statusCode(404);
        api.post(Api.DATABASES, Map.of("name", "shop", "project", project, "environment", "qa"))
                .statusCode(202)
                .body("database.containerName", startsWith(project + "-shop-qa-"));
    }

    @Test
    void theApiDescribesItselfAndItsHealth() {
        String described = RestAssured.get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths.size()", greaterThan(20))
                .extract()
                .asString();
        RestAssured.get("/api/v1/openapi?format=json").then().statusCode(200).body(equalTo(described));
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("databerth_events_projected_total"));
    }

    private void tell(Api.Created created, HealthStatus status, String reason) {
        workers.tell(
                Topic.HEALTH_EVENTS,
                new HealthEvent.Changed(DatabaseId.parse(created.database()), status, reason, Instant.now()));
    }

    private static MetricsSample sample(Api.Created created, int index) {
        return new MetricsSample(
                DatabaseId.parse(created.database()),
                START.plusSeconds(10L * index),
                "running",
                2.5,
                1024L,
                2048L,
                null,
                (long) index,
                60L,
                4096L,
                8192L,
                Map.of("transactions", 7.0));
    }
}
