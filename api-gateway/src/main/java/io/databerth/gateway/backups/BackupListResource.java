package io.databerth.gateway.backups;

import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading what backups there are. */
@Path("/api/v1/databases/{database}/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class BackupListResource {
    private static final String COLLECTION = "backups";

    @GET
    @Operation(summary = "List a database's backups, newest first; deleted ones are left out")
    public Uni<Page<BackupAnswer>> list(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Optional<UUID> last = Cursor.position(COLLECTION, cursor, UUID::fromString);
        return DatabaseView.visibleTo(Caller.of(request), id).flatMap(database -> page(database, size, last));
    }

    @GET
    @Path("/{backup}")
    @Operation(summary = "Show one backup")
    public Uni<BackupAnswer> show(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @PathParam("backup") String backup) {
        Caller caller = Caller.of(request);
        return DatabaseView.visibleTo(caller, id)
                .flatMap(database -> BackupView.visibleTo(caller, database, backup))
                .map(BackupAnswer::of);
    }

    private static Uni<Page<BackupAnswer>> page(DatabaseView database, int size, Optional<UUID> last) {
        Search search = new Search()
                .with("databaseId", database.id)
                .where("deletedAt is null")
                .before(last);
        return Panache.withSession(
                        () -> BackupView.<BackupView>find(search.query(), Search.NEWEST_FIRST, search.parameters())
                                .range(0, size)
                                .list())
                .map(found -> Page.of(found, size, BackupAnswer::of, row -> new Cursor(COLLECTION, row.id.toString())));
    }
}
