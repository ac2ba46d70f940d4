package io.databerth.gateway.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.observation.MonitorClient;
import io.databerth.gateway.tokens.KnownTokens;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** What a database's server wrote, and what it writes. Its words are passed on as they are. */
@Path("/api/v1/databases/{database}/logs")
@Tag(name = "Inspection")
public class LogResource {
    @Inject
    MonitorClient monitor;

    @Inject
    KnownTokens tokens;

    /** Shorter than the monitor lets a stream be. */
    @ConfigProperty(name = "databerth.logs.longest-stream", defaultValue = "30m")
    Duration longest;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Show the end of what the server wrote, oldest line first; lines is 200 when absent, at most 5000")
    public Uni<JsonNode> end(
            @Context ContainerRequestContext request,
            @PathParam("database") String database,
            @QueryParam("lines") @Nullable String lines) {
        int wanted = LogBeginning.lines(lines);
        return DatabaseView.visibleTo(Caller.of(request), database)
                .invoke(LogDoor::requireMade)
                .flatMap(view -> monitor.get(view.databaseId(), "/log?lines=" + wanted));
    }

    @GET
    @FollowsLog
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow what the server writes",
            description =
                    "Server-sent events: a `line` with at and line for each line, from the last ones on. Last-Event-ID"
                            + " resumes where a stream broke off, since begins at a moment. A `closed` event says why a stream ends: the"
                            + " server has stopped, or the stream is half an hour old. A token follows four logs at a time.")
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, description = "the id of the last line that came")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "only what was written after this moment")
    @Parameter(
            name = "lines",
            in = ParameterIn.QUERY,
            description = "how many of the last lines come first; 200 when absent")
    public Multi<OutboundSseEvent> follow(@Context ContainerRequestContext request, @Context Sse sse) {
        LogDoor.Asked asked = LogDoor.Asked.of(request);
        Multi<String> lines = monitor.lines(
                asked.database().databaseId(), "/log/lines?" + asked.beginning().query());
        return RestMulti.fromMultiData(new LogEvents(sse, longest).of(lines, tokens.stillValid(asked.caller())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
