package io.databerth.gateway.backups;

import io.databerth.engine.EngineVersion;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bringing single tables back. */
@Path("/api/v1/databases/{database}/restore/tables")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class TablesResource {
    @Inject
    DatabaseChanges changes;

    @Inject
    Catalogue catalogue;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Bring single tables of a backup back, beside the live ones",
            description =
                    "Nothing that the database holds is changed: the tables come into a place of their own, which the operation"
                            + " names as restoredInto, with their rows, indexes and constraints, and without what ties them to other tables.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> restore(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable TablesRequest wish) {
        TablesRequest asked = Requests.body(wish);
        String backup = Requests.required("backup_id", asked.backupId());
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(target -> BackupView.visibleTo(request.caller(), null, backup)
                        .flatMap(view -> changes.ask(request, asked, target, () -> restore(target, view, asked))));
    }

    private Change restore(DatabaseView target, BackupView backup, TablesRequest asked) {
        EngineVersion version = catalogue.versionOf(target.engine, target.version);
        Catalogue.requireTables(version);
        return BackupChanges.restoreTables(
                target, backup, asked.names(version.administration().schema()));
    }
}
