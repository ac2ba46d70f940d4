package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationState;
import io.databerth.gateway.operations.OperationView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Going back to what a database held before its last restore. */
@Path("/api/v1/databases/{database}/restore/undo")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class UndoRestoreResource {
    /** Later, what was written since counts for more; the safety backup can still be restored by its id. */
    private static final Duration POSSIBLE_FOR = Duration.ofHours(24);

    @Inject
    DatabaseChanges changes;

    @POST
    @Operation(
            summary = "Undo the last restore, within 24 hours",
            description =
                    "Puts the content back that the restore replaced, from the safety backup that was taken of it; a"
                            + " safety backup of the content as it is now is taken first, so that an undo can be undone, too.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> undo(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.askOnce(request, null, view, () -> safetyBackup(view)
                        .map(safety -> BackupChanges.restore(view, safety))));
    }

    private static Uni<BackupView> safetyBackup(DatabaseView view) {
        return Panache.withSession(() -> OperationView.<OperationView>find(
                        "databaseId = ?1 and kind = ?2 and state = ?3",
                        Sort.descending("finishedAt"),
                        view.id,
                        OperationKind.RESTORE,
                        OperationState.SUCCEEDED)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> nothing("the database was never restored"))
                .flatMap(UndoRestoreResource::safetyBackup));
    }

    private static Uni<BackupView> safetyBackup(OperationView restore) {
        Instant finished = restore.finishedAt;
        if (finished == null || finished.plus(POSSIBLE_FOR).isBefore(Instant.now())) {
            throw nothing("the last restore was more than 24 hours ago; restore the backup that you want by its id");
        }
        return BackupView.<BackupView>find("operationId = ?1 and safety = true", restore.id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> nothing("there is no safety backup of the last restore"));
    }

    private static CodedException nothing(String reason) {
        return new CodedException(ErrorCode.STATE_CONFLICT, reason);
    }
}
