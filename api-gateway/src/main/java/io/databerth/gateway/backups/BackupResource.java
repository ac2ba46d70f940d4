package io.databerth.gateway.backups;

import io.databerth.contracts.backup.BackupKind;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking for backups and restores. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class BackupResource {
    @Inject
    DatabaseChanges changes;

    @Inject
    Catalogue catalogue;

    @POST
    @Path("/backups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a backup and prove it by a restore", description = "Without a body: a logical one.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> take(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable BackupRequest wish) {
        BackupKind kind = BackupRequest.kind(wish);
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wish, view, () -> take(view, kind)));
    }

    /** Of a client that sends no body but names some type of it. */
    @POST
    @Path("/backups")
    @Operation(hidden = true)
    public Uni<Response> take(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return take(request, id, null);
    }

    @POST
    @Path("/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a backup's content in the place of the database's, after a safety backup")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> restore(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable RestoreRequest wish) {
        RestoreRequest body = Requests.body(wish);
        String backup = Requests.required("backup_id", body.backupId());
        List<String> databases = body.names();
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(target -> BackupView.visibleTo(request.caller(), null, backup)
                        .flatMap(view -> changes.ask(request, body, target, () -> restore(target, view, databases))));
    }

    @POST
    @Path("/backups/{backup}/verify")
    @Operation(summary = "Prove a backup again")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> verify(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("backup") String backup) {
        return ask(request, id, backup, BackupChanges::verify);
    }

    @DELETE
    @Path("/backups/{backup}")
    @Operation(summary = "Delete a backup for ever")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> delete(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("backup") String backup) {
        return ask(request, id, backup, BackupChanges::delete);
    }

    @PUT
    @Path("/backups/{backup}/hold")
    @Operation(summary = "Hold a backup: it stays until it is released, whatever a policy says")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> hold(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("backup") String backup) {
        return ask(request, id, backup, view -> BackupChanges.hold(view, true));
    }

    @DELETE
    @Path("/backups/{backup}/hold")
    @Operation(summary = "Release a held backup")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> release(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("backup") String backup) {
        return ask(request, id, backup, view -> BackupChanges.hold(view, false));
    }

    private Uni<Response> ask(ChangeRequest request, String id, String backup, Function<BackupView, Change> change) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(database -> BackupView.visibleTo(request.caller(), database, backup)
                        .flatMap(view -> changes.ask(request, null, database, () -> change.apply(view))));
    }

    private Change take(DatabaseView view, BackupKind kind) {
        if (kind != BackupKind.SNAPSHOT) {
            Catalogue.requireBackups(catalogue.versionOf(view.engine, view.version), kind);
        }
        return BackupChanges.take(kind);
    }

    private Change restore(DatabaseView target, BackupView backup, List<String> databases) {
        if (!databases.isEmpty()) {
            Catalogue.requireBackupsByDatabase(catalogue.versionOf(target.engine, target.version), backup.kind);
        } else if (backup.kind != BackupKind.SNAPSHOT) {
            Catalogue.requireBackups(catalogue.versionOf(target.engine, target.version), BackupKind.LOGICAL);
        }
        return BackupChanges.restore(target, backup, databases);
    }
}
