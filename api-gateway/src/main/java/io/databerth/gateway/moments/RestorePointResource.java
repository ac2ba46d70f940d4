package io.databerth.gateway.moments;

import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Moments of a database that have a name, such as the one before a risky change. */
@Path("/api/v1/databases/{database}/restore-points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class RestorePointResource {
    private static final String COLLECTION = "restore-points";

    @Inject
    RestorePointChanges changes;

    @Inject
    BackupWorkerDoor worker;

    @GET
    @Operation(summary = "List a database's named moments, the one named last first")
    public Uni<Page<RestorePointAnswer>> list(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Optional<UUID> last = Cursor.position(COLLECTION, cursor, UUID::fromString);
        return DatabaseView.visibleTo(Caller.of(request), id).flatMap(database -> page(database, size, last));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a moment a name",
            description =
                    "Of a database whose backup policy has pointInTime. POST /api/v1/databases with from.database_id and from.point"
                            + " makes a database of it, as long as that moment is in one of GET …/recovery-windows. The name alone keeps no log.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RestorePointAnswer.class)))
    public Uni<Response> make(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable NewRestorePoint wish) {
        NewRestorePoint body = Requests.body(wish);
        return DatabaseView.visibleTo(request.caller(), id).flatMap(database -> changes.make(request, database, body));
    }

    @DELETE
    @Path("/{point}")
    @Operation(summary = "Take a moment's name away", description = "The moment itself can be brought back as before.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RestorePointAnswer.class)))
    public Uni<Response> remove(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("point") String point) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(database -> changes.remove(request, database, point));
    }

    private Uni<Page<RestorePointAnswer>> page(DatabaseView database, int size, Optional<UUID> last) {
        Search search = new Search().with("databaseId", database.id).before(last);
        return Panache.withSession(() -> RestorePointView.<RestorePointView>find(
                                search.query(), Search.NEWEST_FIRST, search.parameters())
                        .range(0, size)
                        .list())
                .flatMap(found -> known(database, found)
                        .map(windows -> Page.of(
                                found,
                                size,
                                view -> RestorePointAnswer.of(view, windows.orElse(null)),
                                view -> new Cursor(COLLECTION, view.id.toString()))));
    }

    /** The names are worth showing also while the worker is away. */
    private Uni<Optional<RecoveryWindowsAnswer>> known(DatabaseView database, List<RestorePointView> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return worker.client()
                .get("/databases/" + database.databaseId() + "/moments")
                .map(told -> Optional.of(RecoveryWindowsAnswer.of(told)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
