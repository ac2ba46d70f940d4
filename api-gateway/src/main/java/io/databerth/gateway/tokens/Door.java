package io.databerth.gateway.tokens;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody through without a valid token of the needed scope, not even to learn which paths exist. */
public class Door {
    @Inject
    KnownTokens tokens;

    @ServerRequestFilter(preMatching = true)
    public Uni<Response> admit(ContainerRequestContext request) {
        Scope needed = Scope.neededFor(request.getMethod(), request.getUriInfo().getPath());
        return BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(tokens::holderOf)
                .orElseGet(() -> Uni.createFrom().item(java.util.Optional.empty()))
                .map(holder -> {
                    Caller caller = holder.orElseThrow(Door::nobody);
                    if (!caller.may(needed)) {
                        throw new CodedException(ErrorCode.FORBIDDEN, "this needs a token with the scope " + needed);
                    }
                    caller.enter(request);
                    return null;
                });
    }

    private static CodedException nobody() {
        return new CodedException(ErrorCode.UNAUTHENTICATED, "there is no token, or it is unknown, expired or revoked");
    }
}
