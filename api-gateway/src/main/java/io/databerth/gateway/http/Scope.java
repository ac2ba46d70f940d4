package io.databerth.gateway.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
    DATABASES_READ("databases:read"),
    DATABASES_WRITE("databases:write"),
    /** Everything, tokens and projects included. */
    ADMIN("admin");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    public static Optional<Scope> named(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /** What a request needs, by its method and path. A path that nobody thought of needs what its method says. */
    public static Scope neededFor(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        boolean governs = path.matches("/api/v1/(tokens|platform-backups)(/.*)?|/api/v1/backup-targets/[^/]+/orphans/?")
                || (!reads && path.matches("/api/v1/(projects/?|backup-targets(/.*)?)"));
        if (governs) {
            return ADMIN;
        }
        return reads ? DATABASES_READ : DATABASES_WRITE;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
