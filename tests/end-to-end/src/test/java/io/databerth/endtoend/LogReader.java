package io.databerth.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Follows a database's log as a client's EventSource does. */
final class LogReader implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;

    /** @param lastEventId of the line after which it goes on */
    LogReader(Platform platform, Tenant tenant, @Nullable String lastEventId) throws IOException, InterruptedException {
        URI stream = platform.stack().address().resolve("/api/v1/databases/" + tenant.id() + "/logs");
        HttpRequest.Builder request = HttpRequest.newBuilder(stream)
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Bearer " + platform.stack().adminToken().reveal())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        lines = new BufferedReader(new InputStreamReader(
                http.send(request.build(), BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    /** Waits for a line with that text and returns its event's id. */
    String idOf(String text) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            }
            if (line.startsWith("data:") && line.contains(text)) {
                return id;
            }
        }
        throw new IllegalStateException("the log ended without '" + text + "'");
    }

    /** Waits for the last event and returns what it says. */
    String closing() throws IOException {
        boolean closed = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            closed |= line.startsWith("event:") && line.contains("closed");
            if (closed && line.startsWith("data:")) {
                return line;
            }
        }
        throw new IllegalStateException("the log ended without a word");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
