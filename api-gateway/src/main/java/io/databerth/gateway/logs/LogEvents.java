package io.databerth.gateway.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one follower gets: an event for each line, and at the end one that says why and how to go on. Nothing piles up here: what the
 * client does not take waits where it was written.
 */
final class LogEvents {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RECONNECT_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Ends the stream, and with it everything behind it. */
    private static final Optional<OutboundSseEvent> END = Optional.empty();

    private final Sse sse;
    private final Duration longest;
    private volatile String reason;

    LogEvents(Sse sse, Duration longest) {
        this.sse = sse;
        this.longest = longest;
        this.reason = "a stream lasts " + longest.toMinutes() + " minutes";
    }

    /** @param lines of the monitor; given up when the client goes, the time is over or the token is no longer valid */
    Multi<OutboundSseEvent> of(Multi<String> lines, Uni<Boolean> stillValid) {
        Multi<OutboundSseEvent> events = Multi.createBy()
                .merging()
                .streams(written(lines), beats(stillValid))
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(welcome()), events);
    }

    private Multi<Optional<OutboundSseEvent>> written(Multi<String> lines) {
        return lines.filter(line -> !line.isEmpty())
                .onItem()
                .transformToIterable(this::said)
                .select()
                .first(longest)
                .onFailure()
                .recoverWithMulti(lost -> {
                    reason = "the monitor does not answer any more";
                    return Multi.createFrom().empty();
                })
                .onCompletion()
                .switchTo(() -> Multi.createFrom().iterable(closed(reason)));
    }

    /** A stream lives long, so that is also the moment to see whether its token is still good. */
    private Multi<Optional<OutboundSseEvent>> beats(Uni<Boolean> stillValid) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(HEARTBEAT)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> stillValid)
                .onItem()
                .transformToIterable(valid -> valid
                        ? List.of(Optional.of(
                                sse.newEventBuilder().comment("heartbeat").build()))
                        : closed("the token is no longer valid"));
    }

    private List<Optional<OutboundSseEvent>> said(String text) {
        JsonNode item = parsed(text);
        if (item.has("end")) {
            reason = item.path("end").asText();
            return List.of();
        }
        return List.of(Optional.of(sse.newEventBuilder()
                .id(LogBeginning.id(Instant.parse(item.path("at").asText())))
                .name("line")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(text)
                .build()));
    }

    /** Tells how soon to come back after a broken connection, which also shows at once that the stream is open. */
    private OutboundSseEvent welcome() {
        return sse.newEventBuilder()
                .comment("open")
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    private List<Optional<OutboundSseEvent>> closed(String why) {
        String told = JSON.createObjectNode()
                .put("reason", why)
                .put("goOn", "come back with the id of the last line as Last-Event-ID")
                .toString();
        return List.of(
                Optional.of(sse.newEventBuilder()
                        .name("closed")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(told)
                        .build()),
                END);
    }

    /** The parser's own exception is left out: it may quote what a tenant's server wrote. */
    @SuppressWarnings("UnusedException")
    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("the monitor wrote a line that is not JSON");
        }
    }
}
