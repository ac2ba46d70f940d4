package io.databerth.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and the other single values that a request may not carry. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class BadNamesTest {
    private final Api api = Api.asAdministrator();

    static Stream<String> badNames() {
        return Stream.of(
                "",
                " ",
                "a".repeat(63),
                "a".repeat(64),
                "a".repeat(10_000),
                "a".repeat(41),
                "-x",
                "--help",
                "../",
                "..%2f",
                "a/b",
                "a\0b",
                "a\rb",
                "a\nb",
                "a\n",
                "a\tb",
                "\u200fa",
                "a\u202eb",
                "a\u200bb",
                "\u0430bc",
                "a\ud83d\ude00",
                "caf\u00e9",
                "cafe\u0301",
                ";drop",
                "a'b",
                "a\"b",
                "a`b",
                "$(id)",
                "`id`",
                "%s",
                "${jndi:x}",
                "1a",
                "pg_x",
                "a_b",
                "Shop",
                "sHop",
                "shop.",
                "shop ",
                " shop",
                "shop-",
                "a--b",
                "a.b",
                "a:b",
                "a@b",
                "a\\b",
                "\u001b[31m");
    }

    /** Those that the default engine keeps for itself, as they would have to be written as a name. */
    static Stream<String> reservedNames() {
        Engine engine = EngineCatalog.builtIn().engine("postgresql").orElseThrow();
        return engine.preferred().credentials().orElseThrow().database().orElseThrow().reserved().stream()
                .map(name -> name.replace('_', '-'));
    }

    @ParameterizedTest
    @MethodSource({"badNames", "reservedNames"})
    void aBadNameIsRefusedWithAReasonAndLeavesNothing(String name) {
        api.post(Api.DATABASES, Map.of("name", name))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("REQUEST_INVALID"))
                .body("kind", equalTo("caller"))
                .body("remedy", notNullValue())
                .body("instance", equalTo(Api.DATABASES));
        api.get(Api.DATABASES + "?limit=200").body("items.name", not(org.hamcrest.Matchers.hasItem(name)));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void aBadProjectOrEnvironmentIsRefused(String name) {
        for (String field : List.of("project", "environment")) {
            api.post(Api.DATABASES, Map.of("name", Api.anyName(), field, name))
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        api.post("/api/v1/projects", Map.of("name", name)).statusCode(400);
        api.post("/api/v1/projects/default/environments", Map.of("name", name)).statusCode(400);
        if (!name.isEmpty()) {
            api.request().queryParam("project", name).get(Api.DATABASES).then().statusCode(in(List.of(400, 414)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "../x", "evil.example/x:latest", "POSTGRESQL", "a\0b"})
    void anUnknownEngineIsRefused(String engine) {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "engine", engine))
                .statusCode(400)
                .body("code", equalTo("ENGINE_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15; rm", "latest", "evil.example/x", "999", "17\n", "-1"})
    void anUnknownVersionIsRefused(String version) {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "version", version))
                .statusCode(400)
                .body("code", equalTo("VERSION_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B0", "b1", "Z9", "B1;", "9223372036854775808"})
    void anUnknownSizeIsRefused(String sku) {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "sku", sku))
                .statusCode(400)
                .body("code", equalTo("SKU_UNKNOWN"));
    }

    @Test
    void anUnknownProjectOrEnvironmentIsToldApart() {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "environment", "nowhere"))
                .statusCode(400)
                .body("code", equalTo("ENVIRONMENT_UNKNOWN"));
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "project", "nowhere"))
                .statusCode(400)
                .body("code", equalTo("PROJECT_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "5",
                "{",
                "{}}",
                "{\"name\":5}",
                "{\"name\":true}",
                "{\"name\":[\"a\"]}",
                "{\"name\":{\"a\":1}}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"shape\":\"b\"}",
                "{\"name\":\"a\"} {}",
                "{\"name\":1e400000}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"a\\u0000\"}",
                "{'name':'a'}",
                "{\"name\":NaN}",
                "<name/>",
                "name=a",
                "{\"name\":\"a\",}",
                "{name:\"a\"}"
            })
    void aBodyThatIsNotWhatItShouldBeIsRefused(String body) {
        api.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(Api.DATABASES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("REQUEST_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "2147483648", "x", "1e1", "9999999999999999999999"})
    void aBadLimitIsRefused(String limit) {
        for (String path : List.of(Api.DATABASES, "/api/v1/operations", "/api/v1/engines", "/api/v1/projects")) {
            api.request().queryParam("limit", limit).get(path).then().statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "ZGF0YWJhc2VzfDE", "AAAA", "-1"})
    void aBadCursorIsRefused(String cursor) {
        api.request().queryParam("cursor", cursor).get(Api.DATABASES).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db-00000000000070008000000000000000",
                "db-x",
                "x",
                "db-0000000000007000800000000000000G",
                "..",
                "%00",
                "bk-00000000000070008000000000000000",
                "DB-00000000000070008000000000000000"
            })
    void anIdThatIsNotThereAndOneThatCannotBeAreAnsweredAlike(String id) {
        api.request()
                .urlEncodingEnabled(false)
                .get(Api.DATABASES + "/" + id)
                .then()
                .statusCode(in(List.of(400, 404)));
        api.request()
                .urlEncodingEnabled(false)
                .post(Api.DATABASES + "/" + id + "/start")
                .then()
                .statusCode(in(List.of(400, 404, 405)));
    }

    @Test
    void theFrameworksOwnRefusalsAreProblemsToo() {
        api.get("/api/v1/nothing").statusCode(404).body("code", equalTo("NOT_FOUND"));
        api.request().put(Api.DATABASES).then().statusCode(405).body("status", equalTo(405));
        api.request()
                .contentType("text/plain")
                .body("x")
                .post(Api.DATABASES)
                .then()
                .statusCode(415)
                .body("status", equalTo(415));
        api.request()
                .accept("image/png")
                .get(Api.DATABASES)
                .then()
                .statusCode(406)
                .body("status", equalTo(406));
    }
}
