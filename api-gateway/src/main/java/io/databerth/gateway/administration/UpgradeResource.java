package io.databerth.gateway.administration;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.BackupId;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

/** Newer servers for a database: a newer image of its version, or another version of its engine. */
@Path("/api/v1/databases/{database}/upgrade")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class UpgradeResource {
    /** {@code version} is one of the engine's; the database's own when absent. */
    @Schema(name = "UpgradeWish")
    public record Wish(@Nullable String version) {}

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseChanges changes;

    @Inject
    Inspection inspection;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start the server from the newest image of its version, or move the database to another version",
            description =
                    "Without a version: the same volume, and clients are disconnected for the seconds of a restart. Where the newest image"
                            + " on the host runs already, a newer one is pulled or built first, as the site allows. A server that"
                            + " does not come up runs from the image that it had. With a version: nobody can log in while a backup is"
                            + " taken, loaded into the new version and compared; the volume of the old version is kept until the"
                            + " upgrade is confirmed or undone.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> upgrade(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Wish wish) {
        String version = wish == null ? null : wish.version();
        if (version == null) {
            return ask(request, id, wish, OperationKind.UPGRADE, DatabaseCommand.Upgrade::new);
        }
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.askOnce(request, wish, view, () -> requireAllCarried(view, version)
                        .map(checked -> moving(version))));
    }

    /** Of a client that sends no body but names some type of it. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> upgrade(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return upgrade(request, id, null);
    }

    @POST
    @Path("/confirm")
    @Operation(summary = "Remove the volume of the version before: the upgrade can no longer be undone")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> confirm(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return settle(request, id, OperationKind.CONFIRM_UPGRADE, DatabaseCommand.ConfirmVersion::new);
    }

    @POST
    @Path("/undo")
    @Operation(
            summary = "Go back to the version before, with the content that it had",
            description = "What was written since the upgrade stays on the host for a day and is gone then.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> undo(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return settle(request, id, OperationKind.UNDO_UPGRADE, DatabaseCommand.UndoVersion::new);
    }

    /** A backup holds the user's own database: others in the server would stay behind. */
    private Uni<List<String>> requireAllCarried(DatabaseView view, String version) {
        EngineVersion target = catalogue.version(catalogue.engine(view.engine), version);
        if (view.version.equals(version) || !target.loads(view.version)) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    target.upgradesFrom().isEmpty()
                            ? "version " + version + " of this engine takes over no other version"
                            : "version " + version + " takes over " + String.join(", ", target.upgradesFrom())
                                    + "; the database has " + view.version);
        }
        if (view.keptVersion != null) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the upgrade from " + view.keptVersion + " is not confirmed: confirm or undo it first");
        }
        if (target.backup().isEmpty()
                || !inspection.administrationOf(view).tasks().containsKey(Task.CREATE_DATABASE)) {
            return Uni.createFrom().item(List.of());
        }
        return inspection.names(view, Subject.DATABASES).invoke(names -> {
            List<String> others = names.stream()
                    .filter(name -> !name.equals(view.innerDatabase))
                    .toList();
            if (!others.isEmpty()) {
                throw new CodedException(
                        ErrorCode.STATE_CONFLICT,
                        "an upgrade carries the database " + view.innerDatabase
                                + " only; move or drop the others first: " + String.join(", ", others));
            }
        });
    }

    private static Change moving(String version) {
        BackupId backup = BackupId.next();
        return new Change(
                OperationKind.UPGRADE,
                Topic.DATABASE_COMMANDS,
                backup,
                (operation, database, generation) ->
                        new DatabaseCommand.ChangeVersion(operation, database, generation, version, backup));
    }

    private Uni<Response> settle(ChangeRequest request, String id, OperationKind kind, Change.CommandOf command) {
        return change(request, id, null, view -> {
            if (view.keptVersion == null) {
                throw new CodedException(ErrorCode.STATE_CONFLICT, "no version before this one is kept");
            }
            return new Change(kind, Topic.DATABASE_COMMANDS, null, command);
        });
    }

    private Uni<Response> ask(
            ChangeRequest request, String id, @Nullable Wish wish, OperationKind kind, Change.CommandOf command) {
        return change(request, id, wish, view -> new Change(kind, Topic.DATABASE_COMMANDS, null, command));
    }

    private Uni<Response> change(
            ChangeRequest request, String id, @Nullable Wish wish, Function<DatabaseView, Change> change) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wish, view, () -> change.apply(view)));
    }
}
