package io.databerth.gateway.events;

import io.databerth.gateway.tokens.KnownTokens;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one client gets. It pulls: a page is read when the one before has been written, so that a slow client holds one
 * page and no queue. One that falls too far behind after it had caught up is closed with a reason.
 */
final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long TOO_FAR_BEHIND = 10_000;
    private static final long RECONNECT_MILLIS = 2_000;

    private final Sse sse;
    private final EventFeed feed;
    private final KnownTokens tokens;
    private final EventFilter filter;
    private long cursor;
    private boolean caughtUp;
    private boolean closed;

    EventStream(Sse sse, EventFeed feed, KnownTokens tokens, EventFilter filter, long cursor) {
        this.sse = sse;
        this.feed = feed;
        this.tokens = tokens;
        this.filter = filter;
        this.cursor = cursor;
    }

    /** @param greeting what is said before the first event */
    Multi<OutboundSseEvent> from(OutboundSseEvent greeting) {
        Multi<List<OutboundSseEvent>> pages =
                Multi.createBy().repeating().uni(this::next).whilst(page -> !closed);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(greeting),
                        pages.onItem().transformToMultiAndConcatenate(page -> Multi.createFrom()
                                .iterable(page)));
    }

    /** Tells how soon to come back after a broken connection, which also shows at once that the stream is open. */
    static OutboundSseEvent welcome(Sse sse) {
        return sse.newEventBuilder()
                .comment("open")
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    /** What the client asked to resume from has been forgotten: it has to read the state anew. */
    static OutboundSseEvent reset(Sse sse) {
        return event(sse, "reset", "{\"reason\":\"the events after this Last-Event-ID are no longer kept\"}");
    }

    private Uni<List<OutboundSseEvent>> next() {
        if (caughtUp && feed.head() - cursor > TOO_FAR_BEHIND) {
            return Uni.createFrom().item(close("too slow: resume with Last-Event-ID"));
        }
        caughtUp = caughtUp || feed.head() <= cursor;
        return feed.after(cursor, HEARTBEAT)
                .flatMap(rows -> rows.isEmpty() ? heartbeat() : Uni.createFrom().item(shown(rows)));
    }

    private List<OutboundSseEvent> shown(List<EventRow> rows) {
        List<OutboundSseEvent> shown = new ArrayList<>();
        for (EventRow row : rows) {
            cursor = row.seq();
            if (filter.lets(row)) {
                shown.add(sse.newEventBuilder()
                        .id(Long.toString(row.seq()))
                        .name(row.type())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(row.json())
                        .build());
            }
        }
        return shown;
    }

    /** A stream lives long, so that is also the moment to see whether its token is still good. */
    private Uni<List<OutboundSseEvent>> heartbeat() {
        return tokens.stillValid(filter.caller())
                .map(valid -> valid
                        ? List.of(sse.newEventBuilder().comment("heartbeat").build())
                        : close("the token is no longer valid"));
    }

    private List<OutboundSseEvent> close(String reason) {
        closed = true;
        return List.of(event(sse, "closed", "{\"reason\":\"" + reason + "\"}"));
    }

    private static OutboundSseEvent event(Sse sse, String name, String json) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(json)
                .build();
    }
}
