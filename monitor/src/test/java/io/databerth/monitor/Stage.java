package io.databerth.monitor;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Labels;
import io.databerth.contracts.Message;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.embedded.TestServers;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.monitor.looking.DatabaseLabels;
import io.databerth.monitor.plan.Look;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.fake.FakeProgram;
import io.databerth.runtime.fake.FakeRuntime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A monitor between a container runtime in memory and a real store, without its framework and without a broker. */
final class Stage implements AutoCloseable {
    static final String SITE = "stage";
    static final String FIGURES = "connections 3\nsize_bytes 8192\ndeadlocks 1\n";
    private static final String FILLER = "filler";
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final String IMAGE = "some/image:17";
    final FakeRuntime runtime = new FakeRuntime();
    final DataSource store = freshStore();
    /** Whether no container engine is installed yet. */
    volatile boolean engineMissing;

    Monitor monitor;

    Stage() {
        runtime.addImage(IMAGE);
        runtime.install("pg_isready", _ -> 0);
        figures(call -> {
            call.output().write(FIGURES.getBytes(StandardCharsets.UTF_8));
            return 0;
        });
        monitor = started();
    }

    void figures(FakeProgram program) {
        runtime.install("psql", program);
    }

    /** From the next measuring on each volume takes so much of the 10 GiB of its size. */
    void fill(int percent) {
        long kibibytes = (10L << 20) * percent / 100;
        runtime.install("du", call -> {
            call.output().write((kibibytes + "\t/var/lib/postgresql/data\n").getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }

    List<HealthEvent.StorageChanged> storageChanges() {
        return told(HealthEvent.StorageChanged.class);
    }

    /** What a new process would find after the old one ended. */
    void restartMonitor() {
        monitor.close();
        monitor = started();
    }

    /** A running database that the provisioner has told of; returns its container. */
    String ready(DatabaseId database) {
        String container = container(database);
        tell(new DatabaseEvent.Accepted(OperationId.next(), database));
        tell(readyEvent(database));
        return container;
    }

    String container(DatabaseId database) {
        Map<String, String> labels = new HashMap<>(DatabaseLabels.of(SITE, database));
        labels.put(Labels.ENGINE, "postgresql");
        labels.put(Labels.VERSION, "17");
        labels.put(Labels.SKU, "B1");
        labels.put(Labels.INNER_DATABASE, "shop");
        labels.put(Labels.USERNAME, "shopkeeper");
        String id = runtime.create(
                ContainerSpec.of(database.toString(), IMAGE).labels(labels).build());
        runtime.start(id);
        return id;
    }

    static DatabaseEvent readyEvent(DatabaseId database) {
        return new DatabaseEvent.Ready(
                OperationId.next(), database, new Endpoint("db.example", "127.0.0.1", 5432), IMAGE, List.of());
    }

    void tell(DatabaseEvent event) {
        monitor.learn(
                new RecordPlace("databerth.database.events", 0, 0, "key"),
                WireFormat.encode(Envelope.of("/databerth/provisioner", event)));
    }

    List<HealthEvent.Changed> changes() {
        return told(HealthEvent.Changed.class);
    }

    List<HealthStatus> statuses() {
        return changes().stream().map(HealthEvent.Changed::status).toList();
    }

    List<MetricsSample> samples(DatabaseId database) {
        return told(MetricsSample.class).stream()
                .filter(sample -> sample.database().equals(database))
                .toList();
    }

    long rows(String table) {
        return query("select count(*) from " + table).stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** As if the broker had been away for hours. */
    void fillOutbox(int rows) {
        execute("insert into outbox (topic, key, value) select '%s', '', '' from generate_series(1, %d)"
                .formatted(FILLER, rows));
    }

    void execute(String sql) {
        try {
            Transactions.run(store, transaction -> {
                try (Statement statement = transaction.createStatement()) {
                    statement.execute(sql);
                }
            });
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        monitor.close();
    }

    private <M extends Message> List<M> told(Class<M> type) {
        return query("select value from outbox where topic <> '" + FILLER + "' order by position").stream()
                .map(value -> WireFormat.decode(value.getBytes(StandardCharsets.UTF_8)))
                .map(decoded -> ((Decoded.Known) decoded).envelope().data())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> query(String sql) {
        try {
            return Transactions.call(store, transaction -> {
                List<String> values = new ArrayList<>();
                try (Statement statement = transaction.createStatement();
                        ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        values.add(row.getString(1));
                    }
                }
                return values;
            });
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Monitor started() {
        Monitor started = new Monitor(
                SITE,
                store,
                this::connect,
                CATALOG,
                new Outbox("/databerth/monitor"),
                new EventInbox(store),
                new NoDisplay());
        started.start();
        return started;
    }

    private ContainerRuntime connect() {
        if (engineMissing) {
            throw new RuntimeFailure.Unavailable("no container engine answers", null);
        }
        return runtime;
    }

    private static DataSource freshStore() {
        return TestServers.migratedDatabase("monitor", "db/messaging", "db/migration")
                .dataSource();
    }

    private static final class NoDisplay implements Display {
        @Override
        public void show(List<Look> looks) {}

        @Override
        public void retain(Set<DatabaseId> databases) {}
    }
}
