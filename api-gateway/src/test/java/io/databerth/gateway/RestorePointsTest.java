package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names for moments; there is no backup worker here that could say which of them it can reach. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class RestorePointsTest extends GatewayTest {
    private static final BackupPolicy POLICY = new BackupPolicy(
            Optional.empty(),
            Retention.ALL,
            0,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new PointInTime(7, 24)));

    @Test
    void aMomentGetsANameAndLosesIt() {
        String points = collected().path() + "/restore-points";
        Instant before = Instant.now();
        String at = api.post(points, Map.of("name", "before-the-migration"))
                .statusCode(201)
                .header("Location", containsString("/restore-points/before-the-migration"))
                .body("createdBy", equalTo("administrator"))
                .extract()
                .path("at");
        assertThat(Instant.parse(at)).isBetween(before.minusMillis(1), Instant.now());
        api.post(points, Map.of("name", "noon", "at", "2026-11-20T13:00:00+01:00"))
                .statusCode(201)
                .body("at", equalTo("2026-11-20T12:00:00Z"));
        api.get(points)
                .statusCode(200)
                .body("items.name", contains("noon", "before-the-migration"))
                .body("items[1].at", equalTo(at))
                .body("items[1].reachable", nullValue());
        String next = api.get(points + "?limit=1").extract().path("next");
        api.get(points + "?limit=1&cursor=" + next).body("items.name", contains("before-the-migration"));

        api.delete(points + "/noon").statusCode(200).body("name", equalTo("noon"));
        api.delete(points + "/noon").statusCode(404);
        api.get(points).body("items.name", contains("before-the-migration"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Api.Created created = collected();
        String points = created.path() + "/restore-points";
        api.post(points, Map.of("name", "noon")).statusCode(201);
        api.post(points, Map.of("name", "noon")).statusCode(409).body("code", equalTo("NAME_TAKEN"));
        api.post(collected().path() + "/restore-points", Map.of("name", "noon")).statusCode(201);
        api.post(points, Map.of("name", "No on")).statusCode(400);
        api.post(points, Map.of()).statusCode(400).body("detail", containsString("name is missing"));
        api.post(points, Map.of("name", "later", "at", "2126-11-20T12:00:00Z"))
                .statusCode(400)
                .body("detail", containsString("future"));
        api.post(points, Map.of("name", "when", "at", "noon")).statusCode(400);
        create(Map.of("database_id", created.database(), "point", "midnight")).statusCode(404);
        create(Map.of("database_id", created.database(), "point", "noon", "at", "2026-11-20T12:00:00Z"))
                .statusCode(400)
                .body("detail", containsString("one of at and point"));
        create(Map.of("backup_id", "bk-x", "point", "noon")).statusCode(400);
        // It is known, and nobody is there who could say whether it can be reached.
        create(Map.of("database_id", created.database(), "point", "noon")).statusCode(503);
    }

    @Test
    void noNameForWhatNobodyKeeps() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/restore-points", Map.of("name", "noon"))
                .statusCode(409)
                .body("detail", containsString("pointInTime"));
    }

    @Test
    void otherProjectsKnowNothingOfThem() {
        String points = collected().path() + "/restore-points";
        api.post(points, Map.of("name", "noon")).statusCode(201);
        Api reader = Api.with(null, "databases:read");
        reader.get(points).statusCode(200);
        reader.post(points, Map.of("name", "mine")).statusCode(403);
        reader.delete(points + "/noon").statusCode(403);
        api.post("/api/v1/projects", Map.of("name", "elsewhere"));
        Api stranger = Api.with("elsewhere", "databases:write", "databases:read");
        stranger.get(points).statusCode(404);
        stranger.delete(points + "/noon").statusCode(404);
    }

    @Test
    void aRepeatedRequestHasTheFirstOnesAnswer() {
        String points = collected().path() + "/restore-points";
        String first = keyed(points);
        assertThat(keyed(points)).isEqualTo(first);
        api.get(points).body("items.name", contains("noon"));
    }

    private String keyed(String points) {
        return api.request()
                .header("Idempotency-Key", points)
                .contentType("application/json")
                .body(Map.of("name", "noon"))
                .post(points)
                .then()
                .statusCode(201)
                .extract()
                .path("at");
    }

    private ValidatableResponse create(Map<String, String> from) {
        return api.post(Api.DATABASES, Map.of("name", Api.anyName(), "from", from));
    }

    /** One whose log is collected. */
    private Api.Created collected() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.put(created.path() + "/backup-policy", Map.of("pointInTime", Map.of("days", 7)))
                .statusCode(202)
                .extract()
                .path("operation.id");
        DatabaseId database = DatabaseId.parse(created.database());
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.PolicySet(OperationId.parse(operation), database, POLICY, Optional.empty()));
        Workers.await(api, operation, "succeeded");
        return created;
    }
}
