package io.databerth.vault.access;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Lets a call pass only with the key of a service, and notes which one it is. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ServiceAuthentication implements ContainerRequestFilter {
    private static final String CALLER = "databerth.calling-service";
    private static final String SCHEME = "Bearer ";
    private final ServiceKeys keys;

    public ServiceAuthentication(ServiceKeys keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(CALLER, caller(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }

    /** The service whose key came with the call. */
    public static CallingWorker callerOf(ContainerRequestContext request) {
        if (request.getProperty(CALLER) instanceof CallingWorker caller) {
            return caller;
        }
        throw new IllegalStateException("a call came past the authentication");
    }

    private CallingWorker caller(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new CodedException(ErrorCode.UNAUTHENTICATED, "the call has no service key");
        }
        return keys.ownerOf(authorization.substring(SCHEME.length()))
                .orElseThrow(() -> new CodedException(ErrorCode.UNAUTHENTICATED, "the service key is not known"));
    }
}
