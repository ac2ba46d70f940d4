package io.databerth.launcher.bench;

import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.stack.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepting a create against a bare commit of the same rows in the same tables. Only the gateway runs, so that nothing
 * works on what was accepted.
 */
final class AcceptMeasurement {
    private static final int WARM_UP = 1_500;
    private static final int COUNTED = 1_000;
    private static final int BURST = 6_000;
    private static final int CLIENTS = 16;
    private static final String BARE =
            """
            with d as (insert into gateway.database_view (id, project, environment, name, engine, version, sku,
                    container_name, host_name, inner_database, username, bind_address, state, generation, created_at, updated_at)
                select ?::uuid, project, environment, name || ?, engine, version, sku, container_name || ?, host_name,
                    inner_database, username, bind_address, state, generation, now(), now()
                from gateway.database_view where id = ?::uuid),
            o as (insert into gateway.operation_view (id, kind, database_id, project, actor, generation, state, requested_at)
                values (?::uuid, 'PROVISION', ?::uuid, 'default', 'bench', 1, 'QUEUED', now())),
            a as (insert into gateway.audit_entry (database_id, project, actor, door, action, outcome, at)
                values (?::uuid, 'default', 'bench', 'rest', 'provision', 'accepted', now()))
            insert into gateway.outbox (topic, key, value)
                select 'databerth.audit.events', ?, ? from generate_series(1, 3)
            """;

    private final AtomicInteger names = new AtomicInteger();
    private final Stack stack;

    AcceptMeasurement(Stack stack) {
        this.stack = stack;
    }

    List<Measurement> measure() throws Exception {
        GatewayClient gateway =
                new GatewayClient(stack.address(), stack.adminToken().reveal());
        accept(gateway, WARM_UP);
        String template =
                gateway.get("/api/v1/databases?limit=1").at("/items/0/id").asText();
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (Connection connection = store()) {
            commit(connection, template, WARM_UP);
            for (int round = 0; round < 10; round++) {
                ours.addAll(accept(gateway, COUNTED / 10));
                bare.addAll(commit(connection, template, COUNTED / 10));
            }
        }
        Samples accepted = new Samples(ours);
        Samples committed = new Samples(bare);
        return List.of(
                Measurement.ratioAtMost("accept a create, p50", "ms", accepted.median(), committed.median(), 8),
                Measurement.beside("accept a create, p99", "ms", accepted.quantile(0.99), committed.quantile(0.99)),
                Measurement.atLeast("accept creates, " + CLIENTS + " clients", "per s", burst(gateway), 1_000));
    }

    private List<Double> accept(GatewayClient gateway, int count) {
        List<Double> millis = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            long begin = System.nanoTime();
            gateway.post("/api/v1/databases", Map.of("name", "b" + names.incrementAndGet()));
            millis.add(Timing.millisecondsSince(begin));
        }
        return millis;
    }

    private double burst(GatewayClient gateway) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(CLIENTS);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                    .start(() -> {
                        try {
                            accept(gateway, BURST / CLIENTS);
                        } finally {
                            done.countDown();
                        }
                    });
        }
        done.await();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a request of the burst failed", failures.peek());
        }
        return BURST / (Timing.millisecondsSince(begin) / 1e3);
    }

    private List<Double> commit(Connection connection, String template, int count) throws SQLException {
        List<Double> millis = new ArrayList<>();
        String body = "x".repeat(600); // about the length of a command
        UUID source = UUID.fromString(
                template.substring(3).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        try (PreparedStatement insert = connection.prepareStatement(BARE)) {
            for (int index = 0; index < count; index++) {
                long begin = System.nanoTime();
                bind(insert, source, body);
                insert.executeUpdate();
                millis.add(Timing.millisecondsSince(begin));
            }
        }
        return millis;
    }

    private void bind(PreparedStatement insert, UUID source, String body) throws SQLException {
        UUID database = UUID.randomUUID();
        String suffix = "r" + names.incrementAndGet();
        insert.setObject(1, database);
        insert.setString(2, suffix);
        insert.setString(3, suffix);
        insert.setObject(4, source);
        insert.setObject(5, UUID.randomUUID());
        insert.setObject(6, database);
        insert.setObject(7, database);
        insert.setString(8, "bench");
        insert.setString(9, body);
    }

    private Connection store() throws SQLException {
        return Store.connect(stack);
    }
}
