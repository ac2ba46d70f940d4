package io.databerth.launcher.bench;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.launcher.stack.Stack;
import io.databerth.messaging.Outbox;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From the commit of a worker's event to the line that an SSE client reads: outbox, relay, broker, projector, stream. */
final class EventMeasurement {
    private static final int WARM_UP = 100;
    private static final int COUNTED = 300;
    private static final Pattern MARK = Pattern.compile("bench-mark-(\\d+)");

    private final Stack stack;
    private final DatabaseId database;
    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();

    EventMeasurement(Stack stack, String database) {
        this.stack = stack;
        this.database = DatabaseId.parse(database);
    }

    List<Measurement> measure() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Thread reader = Thread.ofVirtual().start(() -> read(open));
        try (Connection connection = Store.connect(stack);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to provisioner");
            if (!open.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the event stream did not open within 10 s");
            }
            List<Double> millis = new ArrayList<>();
            for (int mark = 0; mark < WARM_UP + COUNTED; mark++) {
                double took = commitAndAwait(connection, mark);
                if (mark >= WARM_UP) {
                    millis.add(took);
                }
            }
            Samples samples = new Samples(millis);
            return List.of(
                    Measurement.atMost("commit to SSE client, p50", "ms", samples.median(), 25),
                    Measurement.figure("commit to SSE client, p99", "ms", samples.quantile(0.99)));
        } finally {
            reader.interrupt();
        }
    }

    private double commitAndAwait(Connection connection, int mark) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        new Outbox("/databerth/bench")
                .append(connection, Topic.DATABASE_EVENTS, new DatabaseEvent.Drifted(database, "bench-mark-" + mark));
        connection.commit();
        long committed = System.nanoTime();
        for (int wait = 0; wait < 20_000; wait++) {
            Long arrived = seen.get(mark);
            if (arrived != null) {
                return (arrived - committed) / 1e6;
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
        throw new IllegalStateException("event " + mark + " has not arrived within 10 s");
    }

    private void read(CountDownLatch open) {
        HttpRequest request = HttpRequest.newBuilder(stack.address().resolve("/api/v1/events?database=" + database))
                .header("Authorization", "Bearer " + stack.adminToken().reveal())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Stream<String> lines =
                    http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
            open.countDown();
            lines.forEach(this::note);
        } catch (java.io.IOException | java.io.UncheckedIOException | InterruptedException closed) {
            return;
        }
    }

    private void note(String line) {
        long now = System.nanoTime();
        Matcher mark = MARK.matcher(line);
        if (mark.find()) {
            seen.putIfAbsent(Integer.valueOf(mark.group(1)), now);
        }
    }
}
