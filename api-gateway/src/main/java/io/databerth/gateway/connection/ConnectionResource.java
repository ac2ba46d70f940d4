package io.databerth.gateway.connection;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.RevealTickets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** How to connect, and new passwords. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connection")
public class ConnectionResource {
    @Inject
    Catalogue catalogue;

    @Inject
    Vault vault;

    @Inject
    DatabaseChanges changes;

    @Inject
    RevealTickets tickets;

    @Inject
    AuditTrail audit;

    @GET
    @Path("/connection")
    @Operation(summary = "Show how to connect, with the password masked")
    public Uni<ConnectionAnswer> connection(
            @Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> ConnectionAnswer.masked(view, port(view), versionOf(view)));
    }

    @POST
    @Path("/connection/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reveal the password, once",
            description = "The ticket is spent by this, so a repeated request is refused whatever its Idempotency-Key.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConnectionAnswer.class)))
    public Uni<Response> reveal(
            @Context ContainerRequestContext request, @PathParam("database") String id, @Nullable Ticket ticket) {
        Caller caller = Caller.of(request);
        Secret secret = Requests.body(ticket).secret();
        return DatabaseView.visibleTo(caller, id)
                .invoke(this::port)
                .flatMap(view -> revealed(caller, view, secret))
                .map(answer -> Response.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @POST
    @Path("/credentials/rotate")
    @Operation(summary = "Give the user a new password; the answer's ticket reveals it once")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> rotate(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, null, view, () -> rotation(view)));
    }

    private Change rotation(DatabaseView view) {
        if (versionOf(view).credentials().filter(Credentials::rotates).isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, "this engine has no password that could be changed");
        }
        return new Change(
                OperationKind.ROTATE_CREDENTIALS,
                Topic.CREDENTIAL_COMMANDS,
                null,
                (operation, database, generation) ->
                        new CredentialCommand.Rotate(operation, database, generation, tickets.hashOf(operation), null));
    }

    /** Written down first, so that a ticket is not spent where that is impossible; and again when it was refused. */
    private Uni<ConnectionAnswer> revealed(Caller caller, DatabaseView view, Secret ticket) {
        return audit.record(caller, view.databaseId(), view.project, "reveal", "asked")
                .flatMap(_ -> vault.redeem(view.databaseId(), ticket))
                .onFailure(CodedException.class)
                .call(() -> audit.record(caller, view.databaseId(), view.project, "reveal", "refused"))
                .map(credentials -> ConnectionAnswer.of(credentials, view, port(view), versionOf(view)));
    }

    private EngineVersion versionOf(DatabaseView view) {
        return catalogue.versionOf(view.engine, view.version);
    }

    private int port(DatabaseView view) {
        if (versionOf(view).launch().port().isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "this engine is a library: nothing listens that a client could connect to");
        }
        if (view.port == null || view.deletedAt != null) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, "the database is " + view.state + ": there is nothing to connect to");
        }
        return view.port;
    }
}
