package io.databerth.gateway.operations;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.CallingContext;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading how far asked-for work is. */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class OperationResource {
    private static final String COLLECTION = "operations";
    private static final int LONGEST_WAIT_SECONDS = 30;
    /** Whatever the events say: they may be late. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    @Inject
    DatabaseNews news;

    @Inject
    Cancelling cancelling;

    @GET
    @Operation(summary = "List operations, newest first")
    public Uni<Page<OperationAnswer>> list(
            @Context ContainerRequestContext request,
            @QueryParam("database") @Nullable String database,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Search search = Search.of(Caller.of(request))
                .with("databaseId", database == null ? null : databaseId(database))
                .with("state", state == null ? null : stateOf(state))
                .before(Cursor.position(COLLECTION, cursor, UUID::fromString));
        return Panache.withSession(() -> OperationView.<OperationView>find(
                                search.query(), Search.NEWEST_FIRST, search.parameters())
                        .range(0, size)
                        .list())
                .map(found ->
                        Page.of(found, size, OperationAnswer::of, last -> new Cursor(COLLECTION, last.id.toString())));
    }

    @GET
    @Path("/{operation}")
    @Operation(summary = "Show one operation; with wait, only when it has ended or the seconds are over")
    public Uni<OperationAnswer> show(
            @Context ContainerRequestContext request,
            @PathParam("operation") String id,
            @Parameter(description = "0 to 30 seconds") @QueryParam("wait") @Nullable String wait) {
        Caller caller = Caller.of(request);
        UUID key = Requests.id("operation", id, OperationId::parse).value();
        return ended(caller, key, Instant.now().plusSeconds(seconds(wait))).map(OperationAnswer::of);
    }

    @POST
    @Path("/{operation}/cancel")
    @Operation(
            summary = "Ask that a backup, a restore or a proof end before it is done",
            description =
                    "It then fails with CANCELLED, and nothing of the database is another than before. It may come too late: a restore"
                            + " that has begun to change places goes on to its end.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OperationAnswer.class)))
    public Uni<Response> cancel(@Context ContainerRequestContext request, @PathParam("operation") String id) {
        Caller caller = Caller.of(request);
        UUID key = Requests.id("operation", id, OperationId::parse).value();
        return find(caller, key)
                .flatMap(view -> cancelling.ask(caller, view))
                .flatMap(_ -> find(caller, key))
                .map(view -> Response.accepted(OperationAnswer.of(view)).build());
    }

    /** Looks again whenever something has happened to the operation's database. */
    private Uni<OperationView> ended(Caller caller, UUID key, Instant until) {
        long known = news.head();
        return find(caller, key).flatMap(view -> {
            Duration left = Duration.between(Instant.now(), until);
            if (view.state.hasEnded() || !left.isPositive()) {
                return Uni.createFrom().item(view);
            }
            return news.of(view.databaseId, known, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN)
                    .emitOn(CallingContext.current())
                    .flatMap(_ -> ended(caller, key, until));
        });
    }

    private static Uni<OperationView> find(Caller caller, UUID key) {
        Search search = Search.of(caller).with("id", key);
        return Panache.withSession(() -> OperationView.<OperationView>find(search.query(), search.parameters())
                        .firstResult())
                .onItem()
                .ifNull()
                .failWith(() -> Requests.missing("operation"));
    }

    private static long seconds(@Nullable String wait) {
        if (wait == null) {
            return 0;
        }
        if (wait.matches("[0-9]{1,2}") && Integer.parseInt(wait) <= LONGEST_WAIT_SECONDS) {
            return Integer.parseInt(wait);
        }
        throw new CodedException(
                ErrorCode.REQUEST_INVALID, "wait must be a number of seconds from 0 to " + LONGEST_WAIT_SECONDS);
    }

    private static UUID databaseId(String text) {
        return Requests.id("database", text, DatabaseId::parse).value();
    }

    private static OperationState stateOf(String text) {
        return OperationState.named(text)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.REQUEST_INVALID, "state must be queued, running, succeeded or failed"));
    }
}
