package io.databerth.embedded;

import io.databerth.contracts.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL and one real Kafka for all tests of a JVM: started when first asked for, gone with the JVM. */
public final class TestServers {
    /** What the names of log-ins begin with that are believed without their password. */
    static final String LOGIN_PREFIX = "login_";

    private static @Nullable PostgresServer postgres;
    private static @Nullable KafkaBroker kafka;

    /** Databases with the tables of a schema's migrations, made once and copied for each test. */
    private static final Map<List<String>, TestDatabase> MIGRATED = new ConcurrentHashMap<>();

    private TestServers() {}

    public static synchronized PostgresServer postgres() {
        PostgresServer running = postgres;
        if (running == null || !running.isAlive()) {
            running = PostgresServer.start(PostgresServer.Options.forTests(TestDirectories.fresh("store")));
            TestDirectories.closeAtExit(running);
            postgres = running;
        }
        return running;
    }

    public static synchronized KafkaBroker kafka() {
        KafkaBroker running = kafka;
        if (running == null || !running.isAlive()) {
            running = KafkaBroker.start(KafkaBroker.Options.of(TestDirectories.fresh("broker"), 0));
            TestDirectories.closeAtExit(running);
            kafka = running;
        }
        return running;
    }

    /** A database of its own, so that tests do not see each other, with the schema, which a log-in of its own owns. */
    public static TestDatabase freshDatabase(String schema) {
        String unique = unique();
        String login = LOGIN_PREFIX + unique;
        Secret password = Secret.of("test-" + unique);
        PostgresServer server = postgres();
        StoreAdministration store = server.administration();
        String database = "test_" + unique;
        store.ensureDatabase(database);
        store.ensureLogin(login, password);
        store.ensureSchema(database, schema, login);
        return new TestDatabase("127.0.0.1", server.port(), database, schema, login, password);
    }

    /** As {@link #freshDatabase(String)}, with the tables of these Flyway locations. */
    public static TestDatabase migratedDatabase(String schema, String... locations) {
        PostgresServer server = postgres();
        List<String> contents = new ArrayList<>(List.of(locations));
        contents.add(schema);
        contents.add(Integer.toString(server.port()));
        TestDatabase template = MIGRATED.computeIfAbsent(List.copyOf(contents), _ -> {
            TestDatabase made = freshDatabase(schema);
            Flyway.configure()
                    .dataSource(made.dataSource())
                    .locations(locations)
                    .load()
                    .migrate();
            return made;
        });
        String name = "test_" + unique();
        server.administration().copyDatabase(template.name(), name);
        server.administration().letIn(name, schema, template.user());
        return new TestDatabase(template.host(), template.port(), name, schema, template.user(), template.password());
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Makes topics of one partition on the shared broker; those that exist are left as they are. */
    public static void createTopics(String... names) {
        kafka().createTopics(names);
    }

    /** A new directory that an unprivileged server can reach (unlike JUnit's), removed when the JVM ends in order. */
    public static Path directory(String prefix) {
        return TestDirectories.fresh(prefix);
    }
}
