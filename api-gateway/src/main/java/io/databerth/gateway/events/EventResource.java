package io.databerth.gateway.events;

import io.databerth.gateway.tokens.KnownTokens;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Events as they happen. */
@Path(EventResource.PATH)
@Tag(name = "Events")
public class EventResource {
    static final String PATH = "/api/v1/events";

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
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, description = "the id of the last event that came")
    @Parameter(name = "database", in = ParameterIn.QUERY, description = "only of this database")
    @Parameter(name = "types", in = ParameterIn.QUERY, description = "only of these types, separated by commas")
    public Multi<OutboundSseEvent> follow(@Context ContainerRequestContext request, @Context Sse sse) {
        StreamBeginning beginning = StreamBeginning.of(request);
        EventStream stream = new EventStream(sse, feed, tokens, beginning.filter(), beginning.after());
        return RestMulti.fromMultiData(
                        stream.from(beginning.complete() ? EventStream.welcome(sse) : EventStream.reset(sse)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
