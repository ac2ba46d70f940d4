package io.databerth.gateway.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a database is and was. */
@Path("/api/v1/databases/{database}/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Observation")
public class HealthResource {
    private static final String COLLECTION = "health";
    private static final String NOT_SEEN = "unknown";

    /** The newest state and, newest first, the changes that led to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DatabaseHealth")
    public record Answer(String status, @Nullable String reason, Page<Entry> history) {}

    /** A change. */
    @Schema(name = "HealthChange")
    public record Entry(String status, String reason, Instant at) {
        static Entry of(HealthChange change) {
            return new Entry(word(change.status), change.reason, change.at);
        }
    }

    @GET
    @Operation(summary = "Show how a database is, with its history")
    public Uni<Answer> health(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        long before = Cursor.position(COLLECTION, cursor, Long::valueOf).orElse(Long.MAX_VALUE);
        return DatabaseView.visibleTo(Caller.of(request), id).flatMap(database -> history(database, size, before)
                .map(history -> new Answer(
                        database.health == null ? NOT_SEEN : word(database.health), database.healthReason, history)));
    }

    private static Uni<Page<Entry>> history(DatabaseView database, int size, long before) {
        return Panache.withSession(() -> HealthChange.<HealthChange>find(
                                "databaseId = ?1 and id < ?2", Sort.descending("id"), database.id, before)
                        .range(0, size)
                        .list())
                .map(found -> Page.of(found, size, Entry::of, last -> new Cursor(COLLECTION, last.id.toString())));
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
