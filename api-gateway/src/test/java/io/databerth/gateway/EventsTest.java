package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class EventsTest extends GatewayTest {
    @TestHTTPResource("/")
    String server;

    @Inject
    DataSource store;

    @Test
    void eventsComeInOrderAndOnceAndAStreamGoesOnWhereItBrokeOff() {
        Api.Created created = api.create();
        String query = "?database=" + created.database();
        String middle;
        List<String> all;
        try (EventClient client = new EventClient(server, query, TestSite.ADMIN_TOKEN, null)) {
            steps(created, 1, 20);
            client.await(20);
            all = client.ids();
            middle = all.get(9);
        }
        steps(created, 21, 30);
        try (EventClient client = new EventClient(server, query, TestSite.ADMIN_TOKEN, middle)) {
            client.await(20);
            assertThat(client.ids())
                    .startsWith(all.subList(10, 20).toArray(String[]::new))
                    .hasSize(20);
            assertThat(client.ids().stream().map(Long::valueOf)).isSorted().doesNotHaveDuplicates();
            assertThat(client.types()).containsOnly("database.step-done");
            assertThat(client.lines()).anyMatch(line -> line.startsWith("data:") && line.contains(created.operation()));
        }
    }

    @Test
    void onlyTheAskedForTypesAndDatabasesCome() {
        Api.Created wanted = api.create();
        Api.Created other = api.create();
        try (EventClient client = new EventClient(
                server, "?types=database.ready&database=" + wanted.database(), TestSite.ADMIN_TOKEN, null)) {
            steps(wanted, 1, 3);
            workers.ready(api, other);
            workers.ready(api, wanted);
            client.await(1);
            assertThat(client.types()).containsExactly("database.ready");
        }
    }

    @Test
    void aProjectsTokenHearsOfItsOwnProjectOnly() {
        String project = Api.anyName();
        api.post("/api/v1/projects", Map.of("name", project)).statusCode(201);
        String token = api.post(
                        "/api/v1/tokens",
                        Map.of("name", "t", "scopes", List.of("databases:read", "databases:write"), "project", project))
                .extract()
                .path("token");
        Api.Created foreign = api.create();
        Api.Created own = Api.as(token).create();
        try (EventClient client = new EventClient(server, "", token, null)) {
            workers.ready(api, foreign);
            steps(own, 1, 1);
            client.await(1);
            assertThat(client.lines()).noneMatch(line -> line.contains(foreign.database()));
        }
    }

    @Test
    void whoMissedWhatIsNoLongerKeptIsToldToReadAnew() throws SQLException {
        Api.Created created = api.create();
        workers.ready(api, created);
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from event where seq < (select max(seq) from event)"))
                    .isPositive();
        }
        steps(created, 1, 1);
        try (EventClient client =
                new EventClient(server, "?database=" + created.database(), TestSite.ADMIN_TOKEN, "0")) {
            client.await(1);
            assertThat(client.types()).startsWith("reset");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "999999999999999999", "1.5", "0x1", "99999999999999999999", " ", "1;2"})
    void aBadLastEventIdIsRefused(String last) {
        try (EventClient client = new EventClient(server, "", TestSite.ADMIN_TOKEN, last)) {
            assertThat(client.status()).isEqualTo(400);
        }
    }

    @Test
    void anUnknownTypeInTheFilterIsRefused() {
        api.get("/api/v1/events?types=database.exploded").statusCode(400).body("code", equalTo("REQUEST_INVALID"));
        api.get("/api/v1/events?types=").statusCode(400);
    }

    @Test
    void aRepeatedEventCountsOnce() {
        Api.Created created = api.create();
        Envelope<?> step = Envelope.of("/test", step(created, 1, 2));
        try (EventClient client =
                new EventClient(server, "?database=" + created.database(), TestSite.ADMIN_TOKEN, null)) {
            IntStream.range(0, 5).forEach(i -> workers.tell(Topic.DATABASE_EVENTS, step));
            workers.ready(api, created);
            client.await(4);
            assertThat(client.types()).filteredOn("database.step-done"::equals).hasSize(1);
        }
        api.get("/api/v1/operations/" + created.operation()).body("steps.size()", equalTo(1));
    }

    @Test
    void aLateEventDoesNotUndoAnEnd() {
        Api.Created created = workers.ready(api, api.create());
        workers.tell(Topic.DATABASE_EVENTS, step(created, 1, 2));
        steps(created, 2, 2);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> api.get(
                        "/api/v1/operations/" + created.operation())
                .body("steps.size()", equalTo(2)));
        api.get("/api/v1/operations/" + created.operation())
                .body("state", equalTo("succeeded"))
                .body("percent", equalTo(100));
    }

    @Test
    void whatNobodyUnderstandsDoesNoHarmAndMalformedRecordsBecomeDeadLetters() {
        Api.Created created = api.create();
        workers.tell(
                Topic.DATABASE_EVENTS,
                created.database(),
                "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID()
                        + "\",\"type\":\"database.from-the-future\",\"data\":{}}");
        String mark = "not json " + UUID.randomUUID();
        workers.tell(Topic.DATABASE_EVENTS, created.database(), mark);
        workers.tell(Topic.DATABASE_EVENTS, created.database(), new byte[] {0, (byte) 0xff, 0});
        workers.tell(Topic.DATABASE_EVENTS, Workers.readyEvent(OperationId.next(), DatabaseId.next()));
        workers.ready(api, created);
        ConsumerRecord<String, String> letter = deadLetter(mark);
        assertThat(letter.key()).isEqualTo(created.database());
        Header reason = letter.headers().lastHeader("dead-letter-reason");
        assertThat(new String(reason.value(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("not JSON");
        assertThat(letter.headers().lastHeader("dead-letter-topic")).isNotNull();
    }

    private static ConsumerRecord<String, String> deadLetter(String value) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", Workers.bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(Topic.DATABASE_EVENTS.deadLetters()));
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < end) {
                for (var entry : consumer.poll(Duration.ofMillis(200))) {
                    if (entry.value().equals(value)) {
                        return entry;
                    }
                }
            }
        }
        throw new AssertionError("no dead letter came");
    }

    private void steps(Api.Created created, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> workers.tell(Topic.DATABASE_EVENTS, step(created, i, Math.max(to, 30))));
    }

    private static DatabaseEvent.StepDone step(Api.Created created, int ordinal, int of) {
        return new DatabaseEvent.StepDone(
                OperationId.parse(created.operation()),
                DatabaseId.parse(created.database()),
                new Step("step-" + ordinal, ordinal, of));
    }
}
