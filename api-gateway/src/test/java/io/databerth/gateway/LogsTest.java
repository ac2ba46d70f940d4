package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following a log, between a client and a stand-in for the monitor. The whole way to a container is an end-to-end test. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class LogsTest {
    private static final String FIRST = "1795291200000000001";
    private static final String SECOND = "1795291201500000000";
    private final Api api = Api.asAdministrator();
    private final List<EventClient> clients = new ArrayList<>();

    @TestHTTPResource("/")
    String server;

    @ConfigProperty(name = "databerth.monitor.url")
    String monitor;

    /** Filled in by the site. */
    Consumer<String> operator;

    @BeforeEach
    void open() {
        operator.accept("start monitor");
    }

    @AfterEach
    void close() {
        clients.forEach(EventClient::close);
        operator.accept("stop monitor");
    }

    @Test
    void linesComeAsEventsAndAStreamGoesOnWhereItBrokeOff() {
        Api.Created created = api.create();
        EventClient client = follow(created, "?lines=7", TestSite.ADMIN_TOKEN, null);
        client.await(2);
        assertThat(client.ids()).containsExactly(FIRST, SECOND);
        assertThat(client.types()).containsExactly("line", "line");
        assertThat(client.lines()).anyMatch(line -> line.contains("zwölf \\\"2\\\""));
        follow(created, "?lines=7", TestSite.ADMIN_TOKEN, SECOND).await(2);
        follow(created, "?since=2026-11-21T19:00:00Z", TestSite.ADMIN_TOKEN, null)
                .await(2);
        assertThat(monitorSays("asked")).isEqualTo("lines=7 after=2026-11-21T20:00:01.500Z after=2026-11-21T19:00:00Z");
    }

    @Test
    void whyAStreamEndsIsToldWithHowToGoOn() {
        EventClient client = follow(api.create(), "", TestSite.ADMIN_TOKEN, null);
        client.await(2);
        monitorSays("end");
        await().until(() -> client.types().contains("closed"));
        assertThat(client.lines()).anyMatch(line -> line.contains("the server has stopped"));
        assertThat(client.lines()).anyMatch(line -> line.contains("Last-Event-ID"));
    }

    @Test
    void aMonitorThatGoesAwayEndsTheStreamWithAWord() {
        EventClient client = follow(api.create(), "", TestSite.ADMIN_TOKEN, null);
        client.await(2);
        operator.accept("stop monitor");
        await().until(() -> client.types().contains("closed"));
        operator.accept("start monitor");
    }

    @Test
    void aTokenFollowsFourLogsAndAClosedOneMakesRoom() {
        Api.Created created = api.create();
        for (int i = 0; i < 4; i++) {
            follow(created, "", TestSite.ADMIN_TOKEN, null).await(2);
        }
        assertThat(monitorSays("open")).isEqualTo("4");
        api.request()
                .accept("text/event-stream")
                .get(created.path() + "/logs")
                .then()
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_STREAMS"))
                .body("detail", containsString("4"));
        String other = Api.with(null, "databases:read").token();
        follow(created, "", other, null).await(2);
        clients.getFirst().close();
        await().until(() -> monitorSays("open").equals("4"));
        follow(created, "", TestSite.ADMIN_TOKEN, null).await(2);
        clients.forEach(EventClient::close);
        await().until(() -> monitorSays("open").equals("0"));
    }

    @Test
    void whoWantsNoStreamGetsTheEnd() {
        Api.Created created = api.create();
        for (String accept : List.of("", "*/*", "application/json", "application/json, text/event-stream;q=0.5")) {
            var request = api.request();
            (accept.isEmpty() ? request : request.header("Accept", accept))
                    .get(created.path() + "/logs?lines=3")
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .body("lines[0]", equalTo("one"));
        }
        assertThat(monitorSays("asked")).isEmpty();
    }

    @Test
    void whatCannotBeFollowedIsRefusedBeforeTheStreamBegins() {
        Api.Created created = api.create();
        refused(created.path() + "/logs?since=yesterday", 400);
        refused(created.path() + "/logs?lines=0", 400);
        refused("/api/v1/databases/db-01a1ffc549a3717ab3ddc9f880c1a3e2/logs", 404);
        assertThat(follow(created, "", TestSite.ADMIN_TOKEN, "nonsense").status())
                .isEqualTo(400);
        operator.accept("stop monitor");
        refused(created.path() + "/logs", 503);
        operator.accept("start monitor");
        for (int i = 0; i < 4; i++) {
            follow(created, "", TestSite.ADMIN_TOKEN, null).await(2);
        }
    }

    private void refused(String path, int status) {
        api.request()
                .accept("text/event-stream")
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    private EventClient follow(Api.Created created, String query, String token, String lastEventId) {
        EventClient client =
                new EventClient(URI.create(server).resolve(created.path() + "/logs" + query), token, lastEventId);
        clients.add(client);
        return client;
    }

    private String monitorSays(String about) {
        return RestAssured.get(monitor + "/test/" + about).asString();
    }
}
