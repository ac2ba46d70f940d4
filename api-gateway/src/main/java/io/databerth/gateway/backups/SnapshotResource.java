package io.databerth.gateway.backups;

import io.databerth.contracts.backup.BackupKind;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Copies of a database's volume on its own disk; they stand in the list of backups. */
@Path("/api/v1/databases/{database}/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class SnapshotResource {
    @Inject
    DatabaseChanges changes;

    @POST
    @Operation(
            summary = "Take a snapshot",
            description =
                    "The server is stopped while its volume is copied, at once where the file system shares blocks, and started again.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> take(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> BackupChanges.take(BackupKind.SNAPSHOT)));
    }

    @POST
    @Path("/{snapshot}/restore")
    @Operation(
            summary = "Put what a snapshot holds in the place of the live content",
            description = "Today's passwords stay. What was live is a snapshot itself for 24 hours.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> restore(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @PathParam("snapshot") String snapshot) {
        return ask(request, id, snapshot, BackupChanges::restore);
    }

    @DELETE
    @Path("/{snapshot}")
    @Operation(summary = "Delete a snapshot for ever")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> delete(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @PathParam("snapshot") String snapshot) {
        return ask(request, id, snapshot, (database, view) -> BackupChanges.delete(view));
    }

    /** What is not a snapshot is answered like one that is not there. */
    private Uni<Response> ask(
            ChangeRequest request, String id, String snapshot, BiFunction<DatabaseView, BackupView, Change> change) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(database -> BackupView.visibleTo(request.caller(), database, snapshot)
                        .invoke(view -> {
                            if (view.kind != BackupKind.SNAPSHOT) {
                                throw Requests.missing("snapshot");
                            }
                        })
                        .flatMap(view -> changes.ask(request, null, database, () -> change.apply(database, view))));
    }
}
