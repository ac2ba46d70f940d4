package io.databerth.gateway.databases;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

/** Starting, stopping and restarting databases. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class LifecycleResource {
    @Inject
    DatabaseChanges changes;

    @POST
    @Path("/start")
    @Operation(summary = "Start a stopped database")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> start(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return ask(request, id, OperationKind.START, DatabaseCommand.Start::new);
    }

    @POST
    @Path("/stop")
    @Operation(summary = "Stop a database; its data stays")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> stop(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return ask(request, id, OperationKind.STOP, DatabaseCommand.Stop::new);
    }

    @POST
    @Path("/restart")
    @Operation(summary = "Stop and start a database")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> restart(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return ask(request, id, OperationKind.RESTART, DatabaseCommand.Restart::new);
    }

    private Uni<Response> ask(ChangeRequest request, String id, OperationKind kind, Change.CommandOf command) {
        Change change = new Change(kind, Topic.DATABASE_COMMANDS, null, command);
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> change));
    }
}
