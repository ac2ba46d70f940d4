package io.databerth.gateway.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Parameter;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The settings of a database's engine that its owner may choose. */
@Path("/api/v1/databases/{database}/parameters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class ParameterResource {
    /** By name; null takes a choice back. What is not named stays as it is. */
    @Schema(name = "ParameterChanges", requiredProperties = "parameters")
    public record Wish(@Nullable Map<String, @Nullable String> parameters) {}

    /**
     * {@code standard} is the value where nobody chose, for this database's size. A change of any of them needs a restart,
     * because a server reads them when it starts.
     */
    @Schema(name = "ParameterAnswer")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Answer(
            String name,
            String about,
            String type,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<String> values,
            @Nullable String unit,
            String standard,
            String value,
            boolean chosen,
            @JsonProperty("needsRestart") boolean needsRestart) {}

    /** All of an engine: few enough for one page. */
    @Schema(name = "ParameterList")
    public record Answers(List<Answer> items) {}

    /** What would be another value. */
    @Schema(name = "ParameterDifference")
    public record Difference(String name, String from, String to, boolean needsRestart) {}

    /** An empty list: the wish changes nothing. */
    @Schema(name = "ParameterPlan")
    public record Plan(List<Difference> changes) {}

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseChanges changes;

    @GET
    @Operation(summary = "List the parameters that can be chosen, with their types, limits and values")
    public Uni<Answers> list(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> new Answers(new TreeMap<>(parametersOf(view))
                        .entrySet().stream()
                                .map(entry -> answer(view, entry.getKey(), entry.getValue()))
                                .toList()));
    }

    @POST
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Show what a change of parameters would do, and do nothing")
    public Uni<Plan> plan(
            @Context ContainerRequestContext request, @PathParam("database") String id, @Nullable Wish wish) {
        Wish wanted = Requests.body(wish);
        return DatabaseView.visibleTo(Caller.of(request), id)
                .map(view -> new Plan(differences(view, chosenWith(view, wanted))));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose parameters",
            description =
                    "The server is started anew with them: clients are disconnected for the seconds of a restart. A"
                            + " server that does not come up gets back what it had, and the operation fails with the reason.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> choose(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable Wish wish) {
        Wish wanted = Requests.body(wish);
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> changes.ask(request, wanted, view, () -> change(view, wanted)));
    }

    private Change change(DatabaseView view, Wish wish) {
        Map<String, String> chosen = chosenWith(view, wish);
        if (differences(view, chosen).isEmpty()) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database has these parameters already");
        }
        return new Change(
                OperationKind.CONFIGURE,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) ->
                        new DatabaseCommand.Configure(operation, database, generation, chosen));
    }

    private Map<String, String> chosenWith(DatabaseView view, Wish wish) {
        EngineVersion version = versionOf(view);
        Map<String, Parameter> known = parametersOf(view);
        Map<String, @Nullable String> wanted = wish.parameters();
        if (wanted == null || wanted.isEmpty()) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "parameters is missing: give names and values");
        }
        Map<String, String> chosen = new TreeMap<>(view.parameters);
        wanted.forEach((name, value) -> {
            if (value == null && known.containsKey(name)) {
                chosen.remove(name);
            } else {
                chosen.put(name, value == null ? "" : value);
            }
        });
        version.parameters().refusal(chosen).ifPresent(why -> {
            throw new CodedException(ErrorCode.REQUEST_INVALID, why);
        });
        return chosen;
    }

    private List<Difference> differences(DatabaseView view, Map<String, String> chosen) {
        return new TreeMap<>(parametersOf(view))
                .entrySet().stream()
                        .map(entry -> {
                            String standard = standard(view, entry.getValue());
                            return new Difference(
                                    entry.getKey(),
                                    view.parameters.getOrDefault(entry.getKey(), standard),
                                    chosen.getOrDefault(entry.getKey(), standard),
                                    true);
                        })
                        .filter(difference -> !difference.from().equals(difference.to()))
                        .toList();
    }

    private Answer answer(DatabaseView view, String name, Parameter parameter) {
        String standard = standard(view, parameter);
        return new Answer(
                name,
                parameter.about(),
                parameter.type(),
                parameter.min().orElse(null),
                parameter.max().orElse(null),
                parameter.values(),
                parameter.unit().orElse(null),
                standard,
                view.parameters.getOrDefault(name, standard),
                view.parameters.containsKey(name),
                true);
    }

    private String standard(DatabaseView view, Parameter parameter) {
        EngineVersion version = versionOf(view);
        return parameter
                .standard()
                .render(version.holes()
                        .with(version.sizing(), catalogue.sku(view.sku, version).resources()));
    }

    private Map<String, Parameter> parametersOf(DatabaseView view) {
        Map<String, Parameter> known = versionOf(view).parameters().known();
        if (known.isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, "this engine has no parameters that can be chosen");
        }
        return known;
    }

    private EngineVersion versionOf(DatabaseView view) {
        return catalogue.versionOf(view.engine, view.version);
    }
}
