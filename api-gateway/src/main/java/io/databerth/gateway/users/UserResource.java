package io.databerth.gateway.users;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.EngineVersion;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The users of a database besides its own. Their passwords are the vault's: they are revealed by a ticket, changed by a
 * rotation, and set again wherever a server or its content is made anew.
 */
@Path("/api/v1/databases/{database}/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserResource {
    /** {@code access} is read-only or read-write. */
    @Schema(
            name = "NewUser",
            requiredProperties = {"name", "access"})
    public record NewUser(@Nullable String name, @Nullable String access) {}

    /** {@code access} is read-only, read-write, or none, which locks the user out. */
    @Schema(name = "Grant", requiredProperties = "access")
    public record Grant(@Nullable String access) {}

    /** A user that the platform made. */
    @Schema(name = "FurtherUser")
    public record Answer(String name, String access) {}

    /** What becomes of a request about a user, once it is known which access the user has now. */
    private interface ChangeOf extends BiFunction<DatabaseView, UserAccess, Change> {}

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseChanges changes;

    @Inject
    KnownUsers users;

    @Inject
    RevealTickets tickets;

    @GET
    @Path("/{name}")
    @Operation(summary = "Show a user that the platform made")
    public Uni<Answer> get(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @PathParam("name") String name) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .flatMap(view -> users.accessOf(view.databaseId(), name))
                .map(access ->
                        new Answer(name, access.orElseThrow(() -> unknown(name)).toString()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a user; the answer's ticket reveals the password once",
            description = "read-only reads everything in the database's own inner database, also what is made later;"
                    + " read-write also changes it. The structure stays the business of the database's own user.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> create(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable NewUser wish) {
        NewUser wanted = Requests.body(wish);
        String name = Requests.required("name", wanted.name());
        UserAccess access = accessNamed(Requests.required("access", wanted.access()));
        if (access == UserAccess.NONE) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "a new user has the access read-only or read-write");
        }
        return DatabaseView.visibleTo(request.caller(), id).flatMap(view -> users.accessOf(view.databaseId(), name)
                .flatMap(known -> changes.ask(request, wanted, view, () -> {
                    requireGoodName(view, name);
                    requireSupport(view, access);
                    if (known.isPresent()) {
                        throw new CodedException(
                                ErrorCode.NAME_TAKEN, "the database has a user '" + name + "' already");
                    }
                    return creation(name, access);
                })));
    }

    @POST
    @Path("/{name}/grant")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a user another access; none locks it out and ends its sessions")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> grant(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @PathParam("name") String name,
            @Nullable Grant wish) {
        UserAccess access =
                accessNamed(Requests.required("access", Requests.body(wish).access()));
        return ask(request, id, name, wish, (view, _) -> {
            requireSupport(view, access);
            return new Change(
                    OperationKind.GRANT_USER,
                    Topic.DATABASE_COMMANDS,
                    null,
                    (operation, database, generation) ->
                            new DatabaseCommand.SetUser(operation, database, generation, name, access));
        });
    }

    @POST
    @Path("/{name}/rotate")
    @Operation(summary = "Give a user a new password; the answer's ticket reveals it once")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> rotate(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("name") String name) {
        return ask(request, id, name, null, (_, access) -> {
            if (access == UserAccess.NONE) {
                throw new CodedException(
                        ErrorCode.STATE_CONFLICT, "the user is locked out: grant it access, then rotate");
            }
            return new Change(
                    OperationKind.ROTATE_CREDENTIALS,
                    Topic.CREDENTIAL_COMMANDS,
                    null,
                    (operation, database, generation) -> new CredentialCommand.Rotate(
                            operation, database, generation, tickets.hashOf(operation), name));
        });
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Remove a user; what it made stays")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> drop(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("name") String name) {
        return ask(
                request,
                id,
                name,
                null,
                (_, _) -> new Change(
                        OperationKind.DROP_USER,
                        Topic.DATABASE_COMMANDS,
                        null,
                        (operation, database, generation) ->
                                new DatabaseCommand.DropUser(operation, database, generation, name)));
    }

    private Uni<Response> ask(ChangeRequest request, String id, String name, @Nullable Object body, ChangeOf change) {
        return DatabaseView.visibleTo(request.caller(), id).flatMap(view -> users.accessOf(view.databaseId(), name)
                .flatMap(known -> changes.ask(
                        request, body, view, () -> change.apply(view, known.orElseThrow(() -> unknown(name))))));
    }

    /** The vault makes the password while the provisioner waits for it. */
    private Change creation(String name, UserAccess access) {
        return new Change(
                OperationKind.CREATE_USER,
                null,
                List.of(
                        new Change.Ordered(
                                Topic.CREDENTIAL_COMMANDS,
                                (operation, database, generation) -> new CredentialCommand.IssueUser(
                                        operation, database, generation, name, tickets.hashOf(operation))),
                        new Change.Ordered(
                                Topic.DATABASE_COMMANDS,
                                (operation, database, generation) ->
                                        new DatabaseCommand.SetUser(operation, database, generation, name, access))));
    }

    private void requireSupport(DatabaseView view, UserAccess access) {
        EngineVersion version = catalogue.versionOf(view.engine, view.version);
        if (version.administration().users().isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, "this engine has no users besides the database's own");
        }
        if (access != UserAccess.NONE && !version.administration().users().containsKey(access)) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no users with " + access);
        }
    }

    private void requireGoodName(DatabaseView view, String name) {
        if (name.equals(view.username)) {
            throw new CodedException(ErrorCode.NAME_TAKEN, "this is the database's own user");
        }
        catalogue
                .versionOf(view.engine, view.version)
                .credentials()
                .flatMap(credentials -> credentials.username().refusal(name))
                .ifPresent(refusal -> {
                    throw new CodedException(ErrorCode.REQUEST_INVALID, "this is no good name for a user: " + refusal);
                });
    }

    private static UserAccess accessNamed(String text) {
        return UserAccess.named(text)
                .orElseThrow(
                        () -> new CodedException(ErrorCode.REQUEST_INVALID, "access is read-only, read-write or none"));
    }

    private static CodedException unknown(String name) {
        return new CodedException(ErrorCode.NOT_FOUND, "the platform made no user of this name in this database");
    }
}
