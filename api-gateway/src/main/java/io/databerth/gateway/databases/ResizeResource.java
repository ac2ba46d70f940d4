package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.SizeChange;
import io.databerth.engine.Sku;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.observation.MonitorClient;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Giving a database another size. */
@Path("/api/v1/databases/{database}/resize")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Databases")
public class ResizeResource {
    private static final String PODMAN = "podman";

    /** {@code sku} is an id of GET /api/v1/skus. */
    @Schema(name = "Size", requiredProperties = "sku")
    public record Size(@Nullable String sku) {}

    /** {@code what} is vcpus, memory, storage, series, or a setting of the engine that follows the size. */
    @Schema(name = "SizeDifference")
    public record Difference(String what, String from, String to, @JsonProperty("needsRestart") boolean needsRestart) {}

    /** {@code restart}: whether clients will be disconnected. No changes: the database has this size. */
    @Schema(name = "ResizePlan")
    public record Plan(String from, String to, boolean restart, List<Difference> changes) {
        public Plan {
            changes = List.copyOf(changes);
        }
    }

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseChanges changes;

    @Inject
    MonitorClient monitor;

    @POST
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Show what another size would change and whether it needs a restart, and do nothing",
            description =
                    "Processors and storage change while the server runs; memory, and settings of the engine that follow"
                            + " any of the three, need a restart. So do processors under Podman, whose API changes no limits.")
    public Uni<Plan> plan(
            @Context ContainerRequestContext request, @PathParam("database") String id, @Nullable Size wish) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> change(view, wish))
                .flatMap(change -> restart(change).map(restart -> plan(change, restart)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a database another size",
            description =
                    "POST …/resize/plan tells beforehand whether the server is started anew for it, which disconnects"
                            + " clients for seconds. Data, port and passwords stay.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> resize(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Size wish) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, Requests.body(wish), view, () -> resizing(view, wish)));
    }

    private Change resizing(DatabaseView view, @Nullable Size wish) {
        String sku = wanted(view, wish).id();
        if (sku.equals(view.sku) && view.state == DatabaseState.RUNNING) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database has this size already");
        }
        return new Change(
                OperationKind.RESIZE,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) -> new DatabaseCommand.Resize(operation, database, generation, sku));
    }

    private SizeChange change(DatabaseView view, @Nullable Size wish) {
        EngineVersion version = catalogue.versionOf(view.engine, view.version);
        return new SizeChange(version.sizing(), catalogue.sku(view.sku, version), wanted(view, wish));
    }

    private Sku wanted(DatabaseView view, @Nullable Size wish) {
        String sku = Requests.body(wish).sku();
        if (sku == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "sku is missing");
        }
        return catalogue.sku(sku, catalogue.versionOf(view.engine, view.version));
    }

    /** Asks for the kind of the container engine only where it makes a difference. */
    private Uni<Boolean> restart(SizeChange change) {
        if (change.needsRestart(true) || !change.needsRestart(false)) {
            return Uni.createFrom().item(change.needsRestart(true));
        }
        return monitor.runtime()
                .map(told -> told.path("kind").asText().toLowerCase(Locale.ROOT).equals(PODMAN));
    }

    private static Plan plan(SizeChange change, boolean restart) {
        List<Difference> differences = change.differences().stream()
                .map(one -> new Difference(one.what(), one.from(), one.to(), one.needsRestart()))
                .toList();
        return new Plan(change.from().id(), change.to().id(), restart, differences);
    }
}
