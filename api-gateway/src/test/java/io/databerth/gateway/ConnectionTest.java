package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ConnectionTest extends GatewayTest {
    @Inject
    DataSource store;

    @Test
    void thePasswordIsMaskedForEverybody() {
        Api.Created created = Api.Created.of(api.post(Api.DATABASES, Map.of("name", Api.anyName(), "publish", true))
                .extract()
                .response());
        api.get(created.path() + "/connection").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        workers.ready(api, created);
        String url = api.get(created.path() + "/connection")
                .statusCode(200)
                .body("published", equalTo(true))
                .body("host", equalTo("127.0.0.1"))
                .body("port", equalTo(5432))
                .body("database", equalTo(created.name()))
                .body("password", equalTo("***"))
                .body("sslmode", equalTo("require"))
                .body("caCertificate", containsString("BEGIN CERTIFICATE"))
                .extract()
                .path("url");
        assertThat(url).contains(":***@127.0.0.1:5432/" + created.name());
    }

    @Test
    void aTicketRevealsOnceAndAReplayedRequestDoesNot() {
        Api.Created created = workers.ready(api, api.create());
        String path = created.path() + "/connection/reveal";
        api.post(path, Map.of()).statusCode(400);
        api.post(path, Map.of("ticket", "short")).statusCode(403).body("code", equalTo("TICKET_INVALID"));
        api.post(path, Map.of("ticket", created.ticket()))
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("password", equalTo(FakeVault.PASSWORD))
                .body("url", containsString(FakeVault.PASSWORD));
        api.post(path, Map.of("ticket", created.ticket())).statusCode(403).body("code", equalTo("TICKET_INVALID"));
    }

    @Test
    void aReaderCannotReveal() {
        Api.Created created = workers.ready(api, api.create());
        Api.with(null, "databases:read")
                .post(created.path() + "/connection/reveal", Map.of("ticket", created.ticket()))
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        api.post(created.path() + "/connection/reveal", Map.of("ticket", created.ticket()))
                .statusCode(200);
    }

    @Test
    void aRotationGivesANewTicketAndEndsWhenTheVaultSaysSo() {
        Api.Created created = workers.ready(api, api.create());
        var accepted = api.post(created.path() + "/credentials/rotate")
                .statusCode(202)
                .body("operation.kind", equalTo("rotate-credentials"))
                .body("revealTicket", not(equalTo(created.ticket())))
                .extract();
        String operation = accepted.path("operation.id");
        workers.tell(
                Topic.CREDENTIAL_EVENTS,
                new CredentialEvent.Rotated(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), 2, null));
        Workers.await(api, operation, "succeeded");
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void neitherTicketNorPasswordNorTokenIsFoundAnywhereAfterwards() throws Exception {
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        Handler listener = listener(logged);
        Logger.getLogger("").addHandler(listener);
        Api.Created created;
        try {
            created = workers.ready(
                    api,
                    Api.Created.of(api.request()
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .contentType("application/json")
                            .body(Map.of("name", Api.anyName()))
                            .post(Api.DATABASES)));
            String path = created.path() + "/connection/reveal";
            api.post(path, Map.of("ticket", created.ticket())).statusCode(200);
            api.post(path, Map.of("ticket", created.ticket())).statusCode(403);
            api.post(path, Map.of("ticket", created.ticket(), "extra", created.ticket()))
                    .statusCode(400);
            api.post(path, "{\"ticket\":[\"" + created.ticket() + "\"]}")
                    .statusCode(400)
                    .body(not(containsString(created.ticket())));
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        List<String> secrets = List.of(created.ticket(), FakeVault.PASSWORD, TestSite.ADMIN_TOKEN);
        List<String> places = Stream.of(everyRow(), everyRecord(), new ArrayList<>(logged))
                .flatMap(List::stream)
                .toList();
        assertThat(places).hasSizeGreaterThan(20).anyMatch(text -> text.contains(created.database()));
        assertThat(places).noneMatch(text -> secrets.stream().anyMatch(text::contains));
    }

    private static Handler listener(Queue<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private List<String> everyRow() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var found = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = current_schema()")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (var found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> everyRecord() {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", Workers.bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(Topic.allNames());
            int before = -1;
            while (values.isEmpty() || values.size() > before) {
                before = values.size();
                consumer.poll(Duration.ofSeconds(3)).forEach(entry -> values.add(entry.value()));
            }
        }
        return values;
    }
}
