package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.contracts.observation.StorageState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class StorageTest extends GatewayTest {
    @TestHTTPResource("/")
    String server;

    @Test
    void whatWasNeverMeasuredIsUnknownAndNotZero() {
        Api.Created created = api.create();
        api.get(created.path())
                .body("storage.state", equalTo("unknown"))
                .body("storage.usedBytes", nullValue())
                .body("storage.limitBytes", nullValue());
    }

    @Test
    void aFullDatabaseSaysSoAndWhatToDo() {
        Api.Created created = api.create();
        tell(created, StorageState.FULL, 100L, "resize the database");
        awaitState(created, "full");
        api.get(created.path())
                .body("storage.usedBytes", equalTo(100))
                .body("storage.limitBytes", equalTo(100))
                .body("storage.reason", equalTo("resize the database"));
        api.get(created.path() + "/health").body("history.items", hasSize(0));
    }

    @Test
    void theMarkIsInTheStreamOfEvents() {
        Api.Created created = api.create();
        try (EventClient client =
                new EventClient(server, "?database=" + created.database(), TestSite.ADMIN_TOKEN, null)) {
            tell(created, StorageState.NEARLY_FULL, 81L, "resize the database");
            client.await(1);
            assertThat(client.types()).containsExactly("health.storage-changed");
            assertThat(client.lines()).anyMatch(line -> line.contains("resize the database"));
        }
    }

    @Test
    void aFrozenDatabaseIsShownAsSuchUntilItIsThawed() {
        Api.Created created = api.create();
        DatabaseId database = DatabaseId.parse(created.database());
        api.get(created.path()).body("storage.frozen", equalTo(false));
        workers.tell(Topic.DATABASE_EVENTS, new DatabaseEvent.Frozen(database, "its storage is full"));
        awaitFrozen(created, true);
        workers.tell(Topic.DATABASE_EVENTS, new DatabaseEvent.Thawed(database));
        awaitFrozen(created, false);
    }

    private void awaitFrozen(Api.Created created, boolean frozen) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path())
                .body("storage.frozen", equalTo(frozen)));
    }

    @Test
    void samplesKeepTheFigureFresh() {
        Api.Created created = api.create();
        tell(created, StorageState.NEARLY_FULL, 81L, "resize");
        awaitState(created, "nearly_full");
        workers.tell(Topic.METRICS_SAMPLES, sample(created, 85L));
        awaitUsed(created, 85);
        workers.tell(Topic.METRICS_SAMPLES, sample(created, null));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path() + "/stats/history")
                .body("items", hasSize(2)));
        awaitUsed(created, 85);
    }

    @Test
    void aFigureThatIsNoLongerKnownIsTakenBack() {
        Api.Created created = api.create();
        tell(created, StorageState.OK, 10L, "the data takes 10 %");
        awaitState(created, "ok");
        tell(created, StorageState.UNKNOWN, null, "there is no du");
        awaitState(created, "unknown");
        api.get(created.path())
                .body("storage.usedBytes", nullValue())
                .body("storage.reason", equalTo("there is no du"));
    }

    private void awaitState(Api.Created created, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path())
                .body("storage.state", equalTo(state)));
    }

    private void awaitUsed(Api.Created created, int bytes) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(created.path())
                .body("storage.usedBytes", equalTo(bytes)));
    }

    private void tell(Api.Created created, StorageState state, @Nullable Long used, String reason) {
        DatabaseId database = DatabaseId.parse(created.database());
        workers.tell(
                Topic.HEALTH_EVENTS,
                new HealthEvent.StorageChanged(
                        database, state, used, used == null ? null : 100L, reason, Instant.now()));
    }

    private static MetricsSample sample(Api.Created created, @Nullable Long used) {
        return new MetricsSample(
                DatabaseId.parse(created.database()),
                Instant.now(),
                "running",
                null,
                null,
                null,
                null,
                null,
                null,
                used,
                used == null ? null : 100L,
                Map.of());
    }
}
