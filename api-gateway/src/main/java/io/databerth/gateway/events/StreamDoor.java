package io.databerth.gateway.events;

import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a stream is asked for. It is a filter because the framework sends the head of a stream before the resource's
 * answer is known, and then no refusal can be told any more.
 */
public class StreamDoor {
    @Inject
    EventFeed feed;

    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith(EventResource.PATH)) {
            return Uni.createFrom().nullItem();
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        Set<String> types = EventFilter.types(query.getFirst("types"));
        long after = StreamBeginning.lastSeen(request.getHeaderString("Last-Event-ID"), feed.head());
        return filter(Caller.of(request), query.getFirst("database"), types)
                .flatMap(filter -> feed.extent().map(extent -> beginning(filter, after, extent)))
                .invoke(beginning -> beginning.enter(request))
                .map(_ -> null);
    }

    private static Uni<EventFilter> filter(Caller caller, @Nullable String database, Set<String> types) {
        return database == null
                ? Uni.createFrom().item(new EventFilter(caller, null, types))
                : DatabaseView.visibleTo(caller, database).map(view -> new EventFilter(caller, view.id, types));
    }

    private static StreamBeginning beginning(EventFilter filter, long after, EventFeed.Extent extent) {
        if (after > extent.newest()) {
            throw StreamBeginning.notAnEvent();
        }
        return new StreamBeginning(filter, after, after >= extent.horizon());
    }
}
