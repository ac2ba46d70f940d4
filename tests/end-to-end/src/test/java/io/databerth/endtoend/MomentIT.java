package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** From a row that was deleted at noon to a database of a minute before, through the whole platform. */
class MomentIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** What is promised of what is lost with a host. */
    private static final Duration RECOVERY_POINT = Duration.ofSeconds(60);

    private static final Duration UNDER_LOAD = Duration.ofSeconds(60);
    /** Some ten megabytes of log in a second, without taking a whole processor from the other tests. */
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);

    private final Platform platform = Platform.running();

    @Test
    void anyMomentComesBackAlsoWhenTheDatabaseIsGone() throws Exception {
        Tenant tenant = new Tenant(platform).created(Map.of("backupPolicy", Map.of("pointInTime", Map.of("days", 1))));
        tenant.execute("create table entries (id bigserial primary key, text text)");
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !tenant.get("/recovery-windows").path("windows").isEmpty());

        whatTheLogLeadsOnFromStays(tenant);

        AtomicReference<Exception> broken = new AtomicReference<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> write(tenant, enough, broken));
        try {
            recoveryPointStaysShort(tenant);
        } finally {
            enough.set(true);
            writer.join();
        }
        assertThat(broken).hasNullValue();

        String entries = tenant.query("select count(*) from entries");
        Instant noon = Instant.parse(tenant.query(
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        tenant.post("/restore-points", Map.of("name", "noon"));
        tenant.execute("delete from entries where id % 2 = 0");
        Awaitility.await().atMost(LIMIT).until(() -> tenant.get("/restore-points")
                .at("/items/0/reachable")
                .asBoolean());

        assertThatThrownBy(() -> new Tenant(platform).created(at(tenant, Instant.EPOCH)))
                .hasMessageContaining("MOMENT_UNREACHABLE");
        Tenant before = new Tenant(platform).created(at(tenant, noon));
        assertThat(before.query("select count(*) from entries")).isEqualTo(entries);
        assertThat(before.accepts(tenant.password())).isFalse();
        before.execute("insert into entries (text) values ('it goes on')");

        platform.gateway().await(tenant.requestDeletion());
        Tenant afterwards = new Tenant(platform).created(atPoint(tenant, "noon"));
        assertThat(afterwards.query("select count(*) from entries")).isEqualTo(entries);
        platform.gateway().await(before.requestDeletion());
        platform.gateway().await(afterwards.requestDeletion());
    }

    /** A plan of a policy tells what the policy would do, with its log and without it. */
    private static void whatTheLogLeadsOnFromStays(Tenant tenant) {
        tenant.provenBackup();
        Map<String, Integer> lastOne = Map.of("last", 1);
        Map<String, Object> withLog = Map.of("retention", lastOne, "pointInTime", Map.of("days", 1));
        JsonNode plan = tenant.post("/backup-policy/plan", withLog);
        assertThat(plan.path("going").asInt()).as("%s", plan).isZero();
        assertThat(plan.path("items"))
                .extracting(item -> item.path("reason").asText())
                .contains("the log leads on from it");
        assertThat(tenant.post("/backup-policy/plan", Map.of("retention", lastOne))
                        .path("going")
                        .asInt())
                .isEqualTo(plan.path("items").size() - 1);
    }

    /** What was committed longer ago than promised is always stored, while a client keeps writing. */
    private static void recoveryPointStaysShort(Tenant tenant) throws InterruptedException {
        Instant end = Instant.now().plus(UNDER_LOAD);
        Instant promised = until(tenant).plus(RECOVERY_POINT);
        while (Instant.now().isBefore(end)) {
            Instant asked = Instant.now();
            Instant until = until(tenant);
            assertThat(asked).as("stored until %s", until).isBefore(promised);
            promised = until.plus(RECOVERY_POINT);
            Thread.sleep(500);
        }
    }

    private static void write(Tenant tenant, AtomicBoolean enough, AtomicReference<Exception> broken) {
        try {
            while (!enough.get()) {
                tenant.execute(
                        "insert into entries (text) select repeat(md5(n::text), 30) from generate_series(1, 2000) as n");
                Thread.sleep(BETWEEN_WRITES);
            }
        } catch (SQLException | InterruptedException failed) {
            broken.set(failed);
        }
    }

    private static Map<String, Object> at(Tenant origin, Instant moment) {
        return Map.of("from", Map.of("database_id", origin.id(), "at", moment.toString()));
    }

    private static Map<String, Object> atPoint(Tenant origin, String name) {
        return Map.of("from", Map.of("database_id", origin.id(), "point", name));
    }

    private static Instant until(Tenant tenant) {
        JsonNode windows = tenant.get("/recovery-windows");
        return Instant.parse(windows.path("until").asText());
    }
}
