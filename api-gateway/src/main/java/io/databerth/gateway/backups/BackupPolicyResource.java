package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.databases.PolicyWish;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a database is backed up without anybody asking. */
@Path("/api/v1/databases/{database}/backup-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class BackupPolicyResource {
    /** {@code overdue}: the last proven backup is older than the policy allows. */
    @Schema(name = "BackupPolicyAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(PolicyWish policy, @Nullable Instant nextBackupAt, boolean overdue) {}

    @Inject
    DatabaseChanges changes;

    @Inject
    Catalogue catalogue;

    @GET
    @Operation(summary = "Show how a database is backed up, and when next")
    public Uni<Answer> show(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> new Answer(PolicyWish.of(policyOf(view)), view.nextBackupAt, view.backupOverdue));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how a database is backed up, in the place of what was said before",
            description =
                    "An empty object: not any more. POST …/backup-policy/plan tells beforehand what would be deleted.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> set(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable PolicyWish wish) {
        BackupPolicy policy = Requests.body(wish).policy();
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wish, view, () -> setting(view, policy)));
    }

    private Change setting(DatabaseView view, BackupPolicy policy) {
        Catalogue.requirePolicy(catalogue.versionOf(view.engine, view.version), policy);
        return new Change(
                OperationKind.SET_BACKUP_POLICY,
                Topic.BACKUP_COMMANDS,
                null,
                (operation, database, generation) ->
                        new BackupCommand.SetPolicy(operation, database, generation, policy));
    }

    static BackupPolicy policyOf(DatabaseView view) {
        return view.backupPolicy == null ? BackupPolicy.NONE : view.backupPolicy;
    }
}
