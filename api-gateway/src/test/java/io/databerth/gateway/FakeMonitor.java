package io.databerth.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks the monitor's protocol for logs: two lines, and then an empty one now and again, for as long as somebody reads. Tests, which
 * live in another class loader, ask it under {@code /test} what it sees.
 */
final class FakeMonitor {
    static final String KEY = "key-of-the-monitors-door";

    private static final String LINES =
            """
            {"at":"2026-11-21T20:00:00.000000001Z","line":"one"}
            {"at":"2026-11-21T20:00:01.5Z","line":"zwölf \\"2\\""}
            """;
    private static final long BEAT_MILLIS = 50;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile String last = "";
    private volatile String kind = "DOCKER";

    FakeMonitor(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException unbound) {
            throw new UncheckedIOException(unbound);
        }
        server.setExecutor(threads);
        server.createContext("/internal/v1/databases/", this::answer);
        server.createContext("/internal/v1/runtime", exchange -> whole(exchange, 200, "{\"kind\":\"" + kind + "\"}"));
        server.createContext("/test/podman", exchange -> {
            kind = "PODMAN";
            whole(exchange, 200, "");
        });
        server.createContext("/test/open", exchange -> whole(exchange, 200, String.valueOf(open.get())));
        server.createContext("/test/asked", exchange -> whole(exchange, 200, String.join(" ", asked)));
        server.createContext("/test/end", exchange -> {
            last = "{\"end\":\"the server has stopped\"}\n";
            whole(exchange, 200, "");
        });
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("/internal/v1/databases/[^/]+", "");
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            whole(exchange, 401, "{\"code\":\"UNAUTHENTICATED\"}");
        } else if (path.equals("/log/lines")) {
            grow(exchange);
        } else {
            whole(exchange, 200, "{\"lines\":[\"one\"],\"name\":\"its container\"}");
        }
    }

    private void grow(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getQuery());
        open.incrementAndGet();
        last = "";
        try (exchange;
                OutputStream reader = started(exchange)) {
            say(reader, LINES);
            while (last.isEmpty()) {
                Thread.sleep(BEAT_MILLIS);
                say(reader, "\n");
            }
            say(reader, last);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private static OutputStream started(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void say(OutputStream reader, String text) throws IOException {
        reader.write(text.getBytes(StandardCharsets.UTF_8));
        reader.flush();
    }

    private static void whole(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
