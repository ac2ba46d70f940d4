package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class IdempotencyTest {
    private final Api api = Api.asAdministrator();

    @Inject
    DataSource store;

    @Test
    void theSameRequestGetsTheSameAnswerTicketIncluded() {
        String key = UUID.randomUUID().toString();
        String name = Api.anyName();
        Response first = create(key, name);
        Response second = create(key, name);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.<String>path("revealTicket")).isNotNull();
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        String key = UUID.randomUUID().toString();
        create(key, Api.anyName()).then().statusCode(202);
        create(key, Api.anyName()).then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        Api.Created other = api.create();
        api.request()
                .header("Idempotency-Key", key)
                .delete(other.path() + "?data=keep")
                .then()
                .statusCode(422);
    }

    @Test
    void anothersKeyIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        create(key, Api.anyName()).then().statusCode(202);
        Api.with(null, "databases:write", "databases:read")
                .request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", Api.anyName()))
                .post(Api.DATABASES)
                .then()
                .statusCode(202);
    }

    @Test
    void sixteenAtOnceAreOneOperation() throws Exception {
        String key = UUID.randomUUID().toString();
        String name = Api.anyName();
        List<Response> answers = sixteenTimes(() -> create(key, name));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(count(
                        "select count(*) from operation_view where database_id in (select id from database_view where name = '"
                                + name + "')"))
                .isEqualTo(1);
    }

    @Test
    void sixteenDeletionsAtOnceAreOneOperation() throws Exception {
        String key = UUID.randomUUID().toString();
        Api.Created created = api.create();
        List<Response> answers =
                sixteenTimes(() -> api.request().header("Idempotency-Key", key).delete(created.path() + "?data=erase"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("operation.id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void ofSixteenDifferentRequestsForOneNameOneWins() throws Exception {
        String name = Api.anyName();
        List<Response> answers = sixteenTimes(() -> create(UUID.randomUUID().toString(), name));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(15);
    }

    @Test
    void aRepeatedTokenRequestMakesOneTokenAndDoesNotShowItAgain() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = Map.of("name", "once", "scopes", List.of("databases:read"));
        String first = post(key, wish).then().statusCode(201).extract().path("id");
        post(key, wish).then().statusCode(201).body("id", equalTo(first)).body("token", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {" x y", "caf\u00e9"})
    void aKeyThatCannotBeIsRefused(String key) {
        create(key, Api.anyName()).then().statusCode(400);
        create("k".repeat(256), Api.anyName()).then().statusCode(400);
    }

    private Response post(String key, Object body) {
        return api.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens");
    }

    private Response create(String key, String name) {
        return api.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post(Api.DATABASES);
    }

    private static List<Response> sixteenTimes(Callable<Response> request)
            throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(16)) {
            List<Future<Response>> sent = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                sent.add(clients.submit(request));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> future : sent) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = store.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
