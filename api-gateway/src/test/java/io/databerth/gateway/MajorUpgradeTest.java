package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another version of the engine, confirmed or undone. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class MajorUpgradeTest extends GatewayTest {
    @Test
    void theVersionBeforeIsShownUntilTheUpgradeIsConfirmed() {
        Api.Created created = upgraded();
        api.get(created.path())
                .body("version", equalTo("8"))
                .body("keptVersion", equalTo("7"))
                .body("state", equalTo("running"));
        api.post(created.path() + "/upgrade", Map.of("version", "8")).statusCode(409);
        String confirm = api.post(created.path() + "/upgrade/confirm")
                .statusCode(202)
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.VersionConfirmed(OperationId.parse(confirm), DatabaseId.parse(created.database())));
        Workers.await(api, confirm, "succeeded");
        api.get(created.path()).body("keptVersion", nullValue());
        api.post(created.path() + "/upgrade/undo").statusCode(409);
    }

    @Test
    void anUpgradeCanBeUndone() {
        Api.Created created = upgraded();
        String undo = api.post(created.path() + "/upgrade/undo")
                .statusCode(202)
                .body("operation.kind", equalTo("undo-upgrade"))
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        changed(created, undo, "7", null);
        api.get(created.path()).body("version", equalTo("7")).body("keptVersion", nullValue());
    }

    @Test
    void onlyAVersionThatTakesOverTheOldOneIsAccepted() {
        Api.Created created = workers.ready(api, api.create(Map.of("version", "16")));
        for (String version : new String[] {"16", "15"}) {
            api.post(created.path() + "/upgrade", Map.of("version", version))
                    .statusCode(409)
                    .body("detail", containsString("the database has 16"));
        }
        api.post(created.path() + "/upgrade", Map.of("version", "99")).statusCode(not(202));
        api.post(created.path() + "/upgrade/confirm").statusCode(409);
        api.post(created.path() + "/upgrade/undo").statusCode(409);
    }

    @Test
    void aRepeatedRequestIsAnsweredWithTheSameOperationAlsoWhenItIsDone() {
        Api.Created created = workers.ready(api, api.create(Map.of("engine", "redis", "version", "7")));
        String first = repeated(created);
        changed(created, first, "8", "7");
        assertThat(repeated(created)).isEqualTo(first);
    }

    private String repeated(Api.Created created) {
        return api.request()
                .header("Idempotency-Key", created.database())
                .contentType(ContentType.JSON)
                .body(Map.of("version", "8"))
                .post(created.path() + "/upgrade")
                .then()
                .statusCode(202)
                .extract()
                .path("operation.id");
    }

    @Test
    void withoutTheMonitorItIsNotKnownWhatWouldStayBehind() {
        Api.Created created = workers.ready(api, api.create(Map.of("version", "16")));
        api.post(created.path() + "/upgrade", Map.of("version", "17"))
                .statusCode(503)
                .body("code", equalTo("MONITOR_UNAVAILABLE"));
        api.get(created.path()).body("state", equalTo("running"));
    }

    /** Of an engine whose backups hold everything, so that nobody has to be asked what would stay behind. */
    private Api.Created upgraded() {
        Api.Created created = workers.ready(api, api.create(Map.of("engine", "redis", "version", "7")));
        String operation = api.post(created.path() + "/upgrade", Map.of("version", "8"))
                .statusCode(202)
                .body("operation.kind", equalTo("upgrade"))
                .body("operation.backup", notNullValue())
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        changed(created, operation, "8", "7");
        return created;
    }

    private void changed(Api.Created created, String operation, String version, String kept) {
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.VersionChanged(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        version,
                        "example:" + version,
                        kept));
        Workers.await(api, operation, "succeeded");
    }
}
