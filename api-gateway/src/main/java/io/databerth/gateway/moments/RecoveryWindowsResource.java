package io.databerth.gateway.moments;

import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** To which moments a database can go back. */
@Path("/api/v1/databases/{database}/recovery-windows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class RecoveryWindowsResource {
    @Inject
    BackupWorkerDoor worker;

    @GET
    @Operation(
            summary = "Show which moments of a database can be brought back",
            description =
                    "Where its backup policy has pointInTime. POST /api/v1/databases with from.database_id and from.at makes a"
                            + " database of any moment in one of the windows.")
    public Uni<RecoveryWindowsAnswer> show(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .flatMap(view -> worker.client().get("/databases/" + view.databaseId() + "/moments"))
                .map(RecoveryWindowsAnswer::of);
    }
}
