package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opening and closing the port of the host that leads to a database. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class PublicationResource {
    /** {@code bindAddress} is as in the request for a new database; absent: 127.0.0.1. */
    @Schema(name = "Publication")
    public record Publication(@Nullable String bindAddress) {}

    @Inject
    Catalogue catalogue;

    @Inject
    Publishing publishing;

    @Inject
    DatabaseChanges changes;

    @POST
    @Path("/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open a port of the host to a database, or move it to another of the host's addresses",
            description = "Its container is made anew on the same volume: clients are disconnected for the seconds of a"
                    + " restart. GET …/connection tells the address and the port afterwards.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> publish(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Publication wish) {
        BindAddress address = publishing.at(wish == null ? null : wish.bindAddress());
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wish, view, () -> opening(view, address)));
    }

    @POST
    @Path("/unpublish")
    @Operation(
            summary = "Close the port of the host that leads to a database; its project's network still reaches it",
            description = "Its container is made anew on the same volume, and the port is given back.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> unpublish(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> closing(view)));
    }

    private Change opening(DatabaseView view, BindAddress address) {
        requireDifference(view, address.text(), "the database is published there already");
        String hostName = publishing.hostName(view.containerName, address);
        return new Change(
                OperationKind.PUBLISH,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) ->
                        new DatabaseCommand.Publish(operation, database, generation, address.text(), hostName));
    }

    private Change closing(DatabaseView view) {
        requireDifference(view, "", "the database is not published");
        return new Change(OperationKind.UNPUBLISH, Topic.DATABASE_COMMANDS, null, DatabaseCommand.Unpublish::new);
    }

    /** One that failed may be asked for what it has: that sets it right. */
    private void requireDifference(DatabaseView view, String bindAddress, String otherwise) {
        Publishing.requireServer(catalogue.versionOf(view.engine, view.version));
        if (bindAddress.equals(view.bindAddress) && view.state == DatabaseState.RUNNING) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, otherwise);
        }
    }
}
