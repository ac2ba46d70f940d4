package io.databerth.backup.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands before an S3 server and makes what networks and servers do wrong: to the next requests of a kind, or to all. */
final class S3Door implements AutoCloseable {
    private static final long ONE_SECOND = 1000;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "expect", "upgrade");

    static {
        // What was signed is the door's name, which the server has to see.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI behind;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile Trouble trouble = new Trouble(request -> false, 0, S3Door::nothing);

    /** What goes wrong with one request. */
    @FunctionalInterface
    interface Fault {
        void happens(S3Door door, HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final class Trouble {
        private final Predicate<String> requests;
        private final Fault fault;
        private int left;

        private Trouble(Predicate<String> requests, int times, Fault fault) {
            this.requests = requests;
            this.left = times;
            this.fault = fault;
        }

        private synchronized boolean meets(String request) {
            if (left == 0 || !requests.test(request)) {
                return false;
            }
            left--;
            return true;
        }
    }

    S3Door(URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** To so many of the next requests whose method and address, as {@code PUT /backups/file?partNumber=2}, fit. */
    void trouble(Predicate<String> requests, int times, Fault fault) {
        trouble = new Trouble(requests, times, fault);
    }

    void calm() {
        trouble = new Trouble(request -> false, 0, S3Door::nothing);
        seen.clear();
    }

    /** Every request since the last calm. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** An error as S3 servers word it. */
    static Fault answer(int status, String code) {
        return (door, exchange) -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                            + "</Code><Message>of the test" + "</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            boolean bodiless = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        };
    }

    /** The connection ends in the middle of what is sent. */
    static void reset(S3Door door, HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readNBytes(100_000);
    }

    /** The server does what it is told, and nobody hears of it. */
    static void withoutAnswer(S3Door door, HttpExchange exchange) throws IOException, InterruptedException {
        door.forward(exchange);
    }

    /** One byte each second of what is sent. */
    static void slowly(S3Door door, HttpExchange exchange) throws IOException, InterruptedException {
        while (exchange.getRequestBody().read() >= 0) {
            Thread.sleep(ONE_SECOND);
        }
    }

    /** One byte each second of the answer. */
    static void slowAnswer(S3Door door, HttpExchange exchange) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = door.forward(exchange);
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        for (byte one : answer.body()) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            Thread.sleep(ONE_SECOND);
        }
    }

    private static void nothing(S3Door door, HttpExchange exchange) {}

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(request);
        try (exchange) {
            Trouble now = trouble;
            if (now.meets(request)) {
                now.fault.happens(this, exchange);
            } else {
                pass(exchange);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = forward(exchange);
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.headers().firstValue("content-length").ifPresent(length -> exchange.getResponseHeaders()
                    .set("Content-Length", length));
        }
        exchange.sendResponseHeaders(answer.statusCode(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), body(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.BodyPublisher body(HttpExchange exchange) throws IOException {
        try (InputStream sent = exchange.getRequestBody()) {
            byte[] whole = sent.readAllBytes();
            return whole.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(whole)), whole.length);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
