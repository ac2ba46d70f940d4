package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Starting, stopping and resizing databases. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class LifecycleResource {
    /** {@code sku} is an id of GET /api/v1/skus. */
    @Schema(name = "Size", requiredProperties = "sku")
    public record Size(@Nullable String sku) {}

    @Inject
    Catalogue catalogue;

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

    @POST
    @Path("/resize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a database another size",
            description =
                    "Its container is made anew, with the limits of the size and the engine's settings that follow"
                            + " it: clients are disconnected for the seconds of a restart. Data, port and passwords stay.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> resize(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Size wish) {
        String sku = Requests.body(wish).sku();
        if (sku == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "sku is missing");
        }
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wish, view, () -> resizing(view, sku)));
    }

    private Change resizing(DatabaseView view, String sku) {
        String known = catalogue
                .sku(sku, catalogue.versionOf(view.engine, view.version))
                .id();
        if (known.equals(view.sku) && view.state == DatabaseState.RUNNING) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database has this size already");
        }
        return new Change(
                OperationKind.RESIZE,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) ->
                        new DatabaseCommand.Resize(operation, database, generation, known));
    }

    private Uni<Response> ask(ChangeRequest request, String id, OperationKind kind, Change.CommandOf command) {
        Change change = new Change(kind, Topic.DATABASE_COMMANDS, null, command);
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> change));
    }
}
