package io.databerth.gateway.tokens;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Making, listing and revoking tokens; for administrators. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
public class TokenResource {
    private static final String COLLECTION = "tokens";

    @Inject
    TokenChanges changes;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a token",
            description = "The token is shown in the first answer only; a repeated request shows the rest of it.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TokenView.Answer.class)))
    public Uni<Response> make(@BeanParam ChangeRequest request, @Nullable NewToken wish) {
        return changes.make(request, Requests.body(wish));
    }

    @GET
    @Operation(summary = "List tokens that are not revoked, newest first")
    public Uni<Page<TokenView.Answer>> list(
            @Context ContainerRequestContext request,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Search search = Search.of(Caller.of(request))
                .where("revokedAt is null")
                .before(Cursor.position(COLLECTION, cursor, UUID::fromString));
        return Panache.withSession(
                        () -> TokenView.<TokenView>find(search.query(), Search.NEWEST_FIRST, search.parameters())
                                .range(0, size)
                                .list())
                .map(found ->
                        Page.of(found, size, TokenView::answer, last -> new Cursor(COLLECTION, last.id.toString())));
    }

    @DELETE
    @Path("/{token}")
    @Operation(summary = "Revoke a token, at once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokenView.Answer.class)))
    public Uni<Response> revoke(@BeanParam ChangeRequest request, @PathParam("token") String id) {
        TokenId token = TokenId.parse(id);
        if (token.value().equals(request.caller().token())) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "a token cannot revoke itself: use another one");
        }
        return changes.revoke(request, token);
    }
}
