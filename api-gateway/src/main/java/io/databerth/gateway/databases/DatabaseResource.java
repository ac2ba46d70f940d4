package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.IfMatch;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Creating, finding and deleting databases. */
@Path("/api/v1/databases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class DatabaseResource {
    @Inject
    DatabaseCreation creation;

    @Inject
    DatabaseChanges changes;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a database")
    @APIResponse(
            responseCode = "202",
            description = "accepted; the ticket reveals the password once, when the operation has succeeded",
            content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> create(@BeanParam ChangeRequest request, @Nullable NewDatabase wish) {
        return creation.ask(request, Requests.body(wish));
    }

    @GET
    @Operation(summary = "List databases, newest first")
    public Uni<Page<DatabaseAnswer>> list(@Context ContainerRequestContext request, @BeanParam DatabaseFilter filter) {
        return filter.page(Caller.of(request));
    }

    @GET
    @Path("/{database}")
    @Operation(summary = "Show one database")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DatabaseAnswer.class)))
    public Uni<Response> show(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id).map(view -> Response.ok(DatabaseAnswer.of(view))
                .header(HttpHeaders.ETAG, IfMatch.tag(view.generation))
                .build());
    }

    @DELETE
    @Path("/{database}")
    @Operation(summary = "Delete a database; data=erase removes its volume, data=keep leaves it on the host")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> delete(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @QueryParam("data") @Nullable String data) {
        DataDisposal disposal = disposal(data);
        Change change = new Change(
                OperationKind.DELETE,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) ->
                        new DatabaseCommand.Delete(operation, database, generation, disposal));
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> change));
    }

    /** There is no default: only who says it loses data. */
    private static DataDisposal disposal(@Nullable String data) {
        return switch (data) {
            case "erase" -> DataDisposal.ERASE;
            case "keep" -> DataDisposal.KEEP;
            case null, default ->
                throw new CodedException(
                        ErrorCode.REQUEST_INVALID,
                        "say what becomes of the data: data=erase removes it for ever, data=keep leaves the volume on the host");
        };
    }
}
