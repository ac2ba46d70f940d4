package io.databerth.gateway.events;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.tokens.KnownTokens;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Events as they happen. */
@Path("/api/v1/events")
@Tag(name = "Events")
public class EventResource {
    @Inject
    EventFeed feed;

    @Inject
    KnownTokens tokens;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow events",
            description = "Server-sent events. Last-Event-ID resumes where a stream broke off; a reset event says that"
                    + " this is no longer possible. A comment comes every 15 seconds when nothing else does.")
    public Multi<OutboundSseEvent> follow(
            @Context ContainerRequestContext request,
            @Context Sse sse,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @QueryParam("database") @Nullable String database,
            @QueryParam("types") @Nullable String types) {
        Caller caller = Caller.of(request);
        Set<String> wanted = EventFilter.types(types);
        long from = last == null ? feed.head() : lastSeen(last);
        return RestMulti.fromUniResponse(
                begin(caller, database, wanted, from),
                begin -> new EventStream(sse, feed, tokens, begin.filter(), from)
                        .from(begin.complete() ? EventStream.welcome(sse) : EventStream.reset(sse)),
                _ -> Map.of(HttpHeaders.CACHE_CONTROL, List.of("no-store")));
    }

    /** What is known before the first byte is sent, as long as a refusal can still be told. */
    private record Begin(EventFilter filter, boolean complete) {}

    private Uni<Begin> begin(Caller caller, @Nullable String database, Set<String> types, long from) {
        Uni<EventFilter> filter = database == null
                ? Uni.createFrom().item(new EventFilter(caller, null, types))
                : DatabaseView.visibleTo(caller, database).map(view -> new EventFilter(caller, view.id, types));
        return filter.flatMap(chosen -> feed.extent().map(extent -> {
            if (from > extent.newest()) {
                throw notAnEvent();
            }
            return new Begin(chosen, from >= extent.horizon());
        }));
    }

    private static long lastSeen(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw notAnEvent();
        }
        return Long.parseLong(text);
    }

    private static CodedException notAnEvent() {
        return new CodedException(
                ErrorCode.REQUEST_INVALID, "Last-Event-ID must be the id of an event that this stream has sent");
    }
}
