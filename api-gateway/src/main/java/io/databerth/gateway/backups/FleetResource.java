package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.gateway.http.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What of all databases could be had back now, as numbers. */
@Path("/api/v1/recoverability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class FleetResource {
    private static final String FLEET =
            """
            select count(*) as databases, count(proven.at) as proven,
                   count(*) filter (where database.backup_overdue) as overdue, min(proven.at) as oldest
            from database_view database
            left join lateral (
                select max(created_at) as at from backup_view where database_id = database.id and state = 'PROVEN') proven
                on true
            where database.deleted_at is null and ($1::text is null or database.project = $1::text)
            """;

    /**
     * Of all databases that the caller sees.
     *
     * @param proven how many have a proven backup
     * @param oldestAgeSeconds of the last proven backup of the database that is worst off; absent when none has one
     */
    @Schema(name = "FleetRecoverability")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfFleet(long databases, long proven, long overdue, @Nullable Long oldestAgeSeconds) {}

    @Inject
    Pool store;

    @GET
    @Operation(summary = "Show how many databases have a proven backup, and how old the oldest of the last ones is")
    public Uni<OfFleet> ofFleet(@Context ContainerRequestContext request) {
        return store.preparedQuery(FLEET)
                .execute(Tuple.of(Caller.of(request).project()))
                .map(found -> ofFleet(found.iterator().next()));
    }

    private static OfFleet ofFleet(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return new OfFleet(
                row.getLong("databases"),
                row.getLong("proven"),
                row.getLong("overdue"),
                oldest == null ? null : RecoverabilityResource.secondsSince(oldest.toInstant()));
    }
}
