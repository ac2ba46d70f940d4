package io.databerth.gateway.observation;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Numbers about a database. */
@Path("/api/v1/databases/{database}/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Observation")
public class StatsResource {
    private static final String COLLECTION = "samples";
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    @GET
    @Operation(summary = "Show the newest sample")
    public Uni<SampleAnswer> newest(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id).flatMap(database -> Panache.withSession(
                        () -> SampleView.<SampleView>find("databaseId", Sort.descending("at", "id"), database.id)
                                .range(0, 0)
                                .firstResult())
                .map(found -> found == null ? SampleAnswer.none(database.id) : SampleAnswer.of(found)));
    }

    @GET
    @Path("/history")
    @Operation(summary = "List samples, oldest first; from and to are times, to is not included")
    public Uni<Page<SampleAnswer>> history(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Instant first = time("from", from, Instant.EPOCH);
        Instant end = time("to", to, LATEST);
        int size = Page.limit(limit);
        long after = Cursor.position(COLLECTION, cursor, Long::valueOf).orElse(0L);
        return DatabaseView.visibleTo(Caller.of(request), id)
                .flatMap(database -> page(database.id, first, end, size, after));
    }

    private static Uni<Page<SampleAnswer>> page(UUID database, Instant from, Instant to, int size, long after) {
        return Panache.withSession(() -> SampleView.<SampleView>find(
                                "databaseId = ?1 and at >= ?2 and at < ?3 and id > ?4",
                                Sort.ascending("id"),
                                database,
                                from,
                                to,
                                after)
                        .range(0, size)
                        .list())
                .map(found ->
                        Page.of(found, size, SampleAnswer::of, last -> new Cursor(COLLECTION, last.id.toString())));
    }

    private static Instant time(String what, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException malformed) {
            throw notATime(what);
        }
        throw notATime(what);
    }

    private static CodedException notATime(String what) {
        return new CodedException(ErrorCode.REQUEST_INVALID, what + " must be a time such as 2030-01-31T12:00:00Z");
    }
}
