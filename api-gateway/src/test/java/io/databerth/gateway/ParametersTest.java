package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choosing an engine's settings: what is shown, refused, planned and asked for. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ParametersTest extends GatewayTest {
    @Test
    void eachParameterIsShownWithItsTypeAndItsValueForThisSize() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/parameters")
                .statusCode(200)
                .body("items.find { it.name == 'max_connections' }.type", equalTo("integer"))
                .body("items.find { it.name == 'max_connections' }.max", equalTo(1000))
                .body("items.find { it.name == 'max_connections' }.value", equalTo("51"))
                .body("items.find { it.name == 'max_connections' }.chosen", equalTo(false))
                .body("items.find { it.name == 'jit' }.values[1]", equalTo("off"))
                .body("items.find { it.name == 'jit' }.needsRestart", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "max_connections, many",
        "max_connections, 5",
        "max_connections, 100000",
        "max_connections, 40.5",
        "max_connections, ''",
        "max_connections, '40; x'",
        "random_page_cost, 1e3",
        "jit, maybe",
        "fsync, off"
    })
    void aWrongValueIsRefused(String name, String value) {
        Api.Created created = workers.ready(api, api.create());
        api.patch(created.path() + "/parameters", Map.of("parameters", Map.of(name, value)))
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"));
        api.patch(created.path() + "/parameters", Map.of("parameters", Map.of()))
                .statusCode(400);
    }

    @Test
    void aPlanTellsTheDifferenceAndDoesNothing() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/parameters/plan", Map.of("parameters", Map.of("jit", "off", "work_mem", "1024")))
                .statusCode(200)
                .body("changes.size()", equalTo(1))
                .body("changes[0].name", equalTo("jit"))
                .body("changes[0].from", equalTo("on"))
                .body("changes[0].to", equalTo("off"))
                .body("changes[0].needsRestart", equalTo(true));
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void whatWasChosenIsShownOnceTheServerHasItAndCanBeTakenBack() {
        Api.Created created = workers.ready(api, api.create());
        configured(created, Map.of("jit", "off"));
        api.get(created.path() + "/parameters")
                .body("items.find { it.name == 'jit' }.value", equalTo("off"))
                .body("items.find { it.name == 'jit' }.chosen", equalTo(true));
        api.patch(created.path() + "/parameters", Map.of("parameters", Map.of("jit", "off")))
                .statusCode(409)
                .body("detail", containsString("already"));
        api.post(created.path() + "/parameters/plan", Map.of("parameters", Collections.singletonMap("jit", null)))
                .body("changes[0].to", equalTo("on"));
        api.post(created.path() + "/parameters/plan", Map.of("parameters", Map.of("jit", "off")))
                .body("changes", empty());
    }

    private void configured(Api.Created created, Map<String, String> parameters) {
        String operation = api.patch(created.path() + "/parameters", Map.of("parameters", parameters))
                .statusCode(202)
                .body("operation.kind", equalTo("configure"))
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Configured(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), parameters));
        Workers.await(api, operation, "succeeded");
        api.get(created.path()).body("state", equalTo("running"));
    }
}
