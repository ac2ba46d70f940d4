package io.databerth.gateway.administration;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Subject;
import io.databerth.gateway.administration.Inspection.About;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.observation.MonitorClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Looking into a running database. What its engine has no list of is refused with OPERATION_UNSUPPORTED. */
@Path("/api/v1/databases/{database}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspection")
public class InspectionResource {
    private static final int USUAL_ROWS = 20;
    private static final int MOST_COLUMNS = 10_000;

    /** What a table is made of, and, where the engine has them, its indexes and constraints are lists of their own. */
    public record TableSchema(String name, List<Map<String, Object>> columns) {}

    /** The first rows; values of columns that are called like a secret are masked, long texts are cut. */
    public record Sample(String name, List<Map<String, Object>> rows) {}

    @Inject
    Inspection inspection;

    @Inject
    MonitorClient monitor;

    @Inject
    AuditTrail audit;

    @GET
    @Path("/databases")
    @Operation(summary = "List the databases inside the server: name, sizeBytes, owner")
    public Uni<Page<Map<String, Object>>> databases(@BeanParam ListRequest request) {
        return page(request, Subject.DATABASES);
    }

    @GET
    @Path("/users")
    @Operation(summary = "List the users inside the server: name, roles; never a password or its hash")
    public Uni<Page<Map<String, Object>>> users(@BeanParam ListRequest request) {
        return page(request, Subject.USERS);
    }

    @GET
    @Path("/tables")
    @Operation(
            summary =
                    "List tables, collections or what the engine has in their place: schema, name, kind, rows, sizeBytes")
    public Uni<Page<Map<String, Object>>> tables(@BeanParam ListRequest request) {
        return page(request, Subject.TABLES);
    }

    @GET
    @Path("/tables/{table}/schema")
    @Operation(summary = "Show the columns of a table: name, type, nullable, defaultValue, key")
    public Uni<TableSchema> schema(
            @BeanParam ListRequest request,
            @PathParam("table") String table,
            @QueryParam("schema") @Nullable String schema) {
        return request.database().flatMap(view -> inspection
                .ofTable(view, Subject.COLUMNS, new About(request.inner, schema, table), MOST_COLUMNS)
                .map(columns -> new TableSchema(table, columns)));
    }

    @GET
    @Path("/tables/{table}/data")
    @Operation(summary = "Show the first rows of a table; limit is 1 to 200, 20 when absent")
    public Uni<Sample> data(
            @BeanParam ListRequest request,
            @PathParam("table") String table,
            @QueryParam("schema") @Nullable String schema) {
        int rows = request.limit == null ? USUAL_ROWS : Page.limit(request.limit);
        return request.database()
                .call(view -> audit.record(request.caller(), view.databaseId(), view.project, "sample-rows", "asked"))
                .flatMap(view -> inspection
                        .ofTable(view, Subject.ROWS, new About(request.inner, schema, table), rows)
                        .map(found -> new Sample(table, found)));
    }

    @GET
    @Path("/indexes")
    @Operation(summary = "List indexes: table, name, columns, unique, sizeBytes, scans, and advice where there is any")
    public Uni<Page<Map<String, Object>>> indexes(@BeanParam ListRequest request) {
        return page(request, Subject.INDEXES);
    }

    @GET
    @Path("/constraints")
    @Operation(summary = "List constraints, foreign keys among them: table, name, kind, definition")
    public Uni<Page<Map<String, Object>>> constraints(@BeanParam ListRequest request) {
        return page(request, Subject.CONSTRAINTS);
    }

    @GET
    @Path("/sessions")
    @Operation(summary = "List the clients' sessions: id, username, address, state, seconds, statement")
    public Uni<Page<Map<String, Object>>> sessions(@BeanParam ListRequest request) {
        return page(request, Subject.SESSIONS);
    }

    @GET
    @Path("/slow-queries")
    @Operation(summary = "List the slowest statements first: statement, calls, meanMilliseconds, totalMilliseconds")
    public Uni<Page<Map<String, Object>>> slowQueries(@BeanParam ListRequest request) {
        return page(request, Subject.SLOW_QUERIES);
    }

    @GET
    @Path("/extensions")
    @Operation(summary = "List the extensions that can be added: name, version, installed, description")
    public Uni<Page<Map<String, Object>>> extensions(@BeanParam ListRequest request) {
        return page(request, Subject.EXTENSIONS);
    }

    @GET
    @Path("/settings")
    @Operation(summary = "List the settings that the server runs with: name, value, unit")
    public Uni<Page<Map<String, Object>>> settings(@BeanParam ListRequest request) {
        return page(request, Subject.SETTINGS);
    }

    @GET
    @Path("/inspect")
    @Operation(summary = "Show the database's container as the runtime has it, without anything that could be a secret")
    public Uni<JsonNode> inspect(@BeanParam ListRequest request) {
        return made(request).flatMap(view -> monitor.get(view.databaseId(), "/container"));
    }

    private Uni<Page<Map<String, Object>>> page(ListRequest request, Subject subject) {
        return request.database()
                .flatMap(view -> inspection.page(
                        view, subject, new About(request.inner, null, null), request.limit, request.cursor));
    }

    private static Uni<DatabaseView> made(ListRequest request) {
        return request.database().invoke(view -> {
            if (view.deletedAt != null) {
                throw new CodedException(ErrorCode.STATE_CONFLICT, "the database is deleted");
            }
        });
    }
}
