package io.databerth.gateway.administration;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.engine.Administration;
import io.databerth.engine.Task;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changing what is inside a running database. What its engine cannot do is refused with OPERATION_UNSUPPORTED. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdministrationResource {
    private static final String ERASE = "erase";

    /** What is to be made: an inner database or an extension. {@code inner} is where, the user's own database when absent. */
    @Schema(name = "NewThing", requiredProperties = "name")
    public record Named(@Nullable String name, @Nullable String inner) {}

    /** {@code task} is one of those that GET lists; {@code inner} is the database, the user's own when absent. */
    @Schema(name = "MaintenanceWish", requiredProperties = "task")
    public record Wish(@Nullable String task, @Nullable String inner) {}

    /** The engine's own words for what it can do. */
    @Schema(name = "MaintenanceTasks")
    public record Tasks(List<String> items) {}

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseChanges changes;

    @POST
    @Path("/databases")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make another database inside the server",
            description = "It belongs to the database's user, and the next backup holds it.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> createDatabase(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Named wish) {
        String name = Requests.required("name", Requests.body(wish).name());
        return ask(request, id, wish, view -> {
            requireGoodName(view, name);
            return change(view, OperationKind.CREATE_INNER_DATABASE, Task.CREATE_DATABASE, Map.of("database", name));
        });
    }

    @DELETE
    @Path("/databases/{name}")
    @Operation(summary = "Drop a database inside the server; say data=erase")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> dropDatabase(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @PathParam("name") String name,
            @QueryParam("data") @Nullable String data) {
        if (!ERASE.equals(data)) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "say data=erase: what is in it is gone then, but for what backups hold");
        }
        return ask(request, id, null, view -> {
            requireGoodName(view, name);
            if (name.equals(view.innerDatabase)) {
                throw new CodedException(
                        ErrorCode.STATE_CONFLICT, "this is the user's own database: delete the whole database instead");
            }
            return change(view, OperationKind.DROP_INNER_DATABASE, Task.DROP_DATABASE, Map.of("database", name));
        });
    }

    @DELETE
    @Path("/sessions/{session}")
    @Operation(summary = "End a client's session")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> endSession(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @PathParam("session") String session) {
        return ask(
                request,
                id,
                null,
                view -> change(view, OperationKind.END_SESSION, Task.END_SESSION, Map.of("session", session)));
    }

    @POST
    @Path("/extensions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add one of the extensions that GET lists")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> addExtension(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Named wish) {
        Named wanted = Requests.body(wish);
        String name = Requests.required("name", wanted.name());
        return ask(
                request,
                id,
                wanted,
                view -> change(
                        view, OperationKind.ADD_EXTENSION, Task.ADD_EXTENSION, extension(view, name, wanted.inner())));
    }

    @DELETE
    @Path("/extensions/{name}")
    @Operation(summary = "Remove an extension that nothing in the database needs")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> removeExtension(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @PathParam("name") String name,
            @QueryParam("inner") @Nullable String inner) {
        return ask(
                request,
                id,
                null,
                view -> change(
                        view, OperationKind.REMOVE_EXTENSION, Task.REMOVE_EXTENSION, extension(view, name, inner)));
    }

    @GET
    @Path("/maintenance")
    @Operation(summary = "List the maintenance that the engine knows")
    public Uni<Tasks> maintenance(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> new Tasks(administrationOf(view).maintenance().keySet().stream()
                        .sorted()
                        .toList()));
    }

    @POST
    @Path("/maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Run a maintenance, such as vacuum, optimize or compact")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> maintain(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Wish wish) {
        Wish wanted = Requests.body(wish);
        String task = Requests.required("task", wanted.task());
        return ask(request, id, wanted, view -> {
            if (!administrationOf(view).maintenance().containsKey(task)) {
                throw unsupported("no maintenance of that name; it has "
                        + administrationOf(view).maintenance().keySet().stream()
                                .sorted()
                                .toList());
            }
            Map<String, String> values = Map.of("database", inner(view, wanted.inner()));
            return command(OperationKind.MAINTENANCE, Administration.maintaining(task), values);
        });
    }

    @FunctionalInterface
    private interface ChangeOf {
        Change of(DatabaseView view);
    }

    private Uni<Response> ask(ChangeRequest request, String id, @Nullable Object body, ChangeOf change) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, body, view, () -> change.of(view)));
    }

    private Change change(DatabaseView view, OperationKind kind, Task task, Map<String, String> values) {
        if (!administrationOf(view).tasks().containsKey(task)) {
            throw unsupported("no " + task.text());
        }
        return command(kind, task.text(), values);
    }

    private static Change command(OperationKind kind, String task, Map<String, String> values) {
        return new Change(
                kind,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) ->
                        new DatabaseCommand.RunTask(operation, database, generation, task, values));
    }

    /** Only names that need no quoting anywhere, by the engine's own rule. */
    private void requireGoodName(DatabaseView view, String name) {
        catalogue
                .versionOf(view.engine, view.version)
                .credentials()
                .flatMap(credentials -> credentials.database())
                .flatMap(rule -> rule.refusal(name))
                .ifPresent(refusal -> {
                    throw new CodedException(
                            ErrorCode.REQUEST_INVALID, "this is no good name for an inner database: " + refusal);
                });
    }

    private Administration administrationOf(DatabaseView view) {
        return catalogue.versionOf(view.engine, view.version).administration();
    }

    private static Map<String, String> extension(DatabaseView view, String name, @Nullable String inner) {
        return Map.of("extension", name, "database", inner(view, inner));
    }

    private static String inner(DatabaseView view, @Nullable String inner) {
        return inner == null ? view.innerDatabase : inner;
    }

    private static CodedException unsupported(String what) {
        return new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has " + what);
    }
}
