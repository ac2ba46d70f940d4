package io.databerth.gateway.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holder of a valid token; an absent project means all of them. */
public record Caller(UUID token, String name, Set<Scope> scopes, @Nullable String project, @Nullable Instant expires) {
    private static final String PROPERTY = Caller.class.getName();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    public boolean sees(String otherProject) {
        return project == null || project.equals(otherProject);
    }

    public boolean isExpiredAt(Instant now) {
        return expires != null && !expires.isAfter(now);
    }

    public void enter(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** The caller of a request that passed the door. */
    public static Caller of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request came past the door without a caller");
    }
}
