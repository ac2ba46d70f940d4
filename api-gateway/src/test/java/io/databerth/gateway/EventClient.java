package io.databerth.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Follows the events as a client's EventSource does, line by line. */
final class EventClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;

    EventClient(String server, String query, String token, String lastEventId) {
        this(URI.create(server + "api/v1/events" + query), token, lastEventId);
    }

    EventClient(URI stream, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** The stream ends with an exception when the client closes it, which is how every test ends. */
    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    int status() {
        return response.statusCode();
    }

    List<String> lines() {
        return lines;
    }

    List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
    }

    List<String> types() {
        return lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring(6).strip())
                .toList();
    }

    void await(int events) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ids().size() >= events);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
