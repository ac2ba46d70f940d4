package io.databerth.gateway.tokens;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Scope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a token is to be. */
@Schema(
        description =
                "scopes: databases:read, databases:write, admin. No project means all projects, no expiry means none.")
public record NewToken(
        @Nullable String name, @Nullable List<String> scopes, @Nullable String project, @Nullable String expiresAt) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9 ._@-]{0,62}";

    String checkedName() {
        if (name == null || !name.matches(NAME) || name.endsWith(" ") || name.endsWith(".")) {
            throw invalid("name must be 1 to 63 letters, digits, blanks or . _ @ - and start with a letter or digit");
        }
        return name;
    }

    /** The scopes as the store keeps them. */
    String checkedScopes() {
        if (scopes == null || scopes.isEmpty()) {
            throw invalid("scopes must hold at least one of databases:read, databases:write, admin");
        }
        return scopes.stream()
                .map(text -> Scope.named(String.valueOf(text))
                        .orElseThrow(() -> invalid("scopes may hold databases:read, databases:write and admin only")))
                .distinct()
                .map(Scope::toString)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Nullable
    Instant checkedExpiry(Instant now) {
        if (expiresAt == null) {
            return null;
        }
        try {
            Instant expiry = Instant.parse(expiresAt);
            if (expiry.isAfter(now) && expiry.isBefore(now.plusSeconds(3650L * 86_400))) {
                return expiry;
            }
        } catch (DateTimeParseException malformed) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "expiresAt must be a time such as 2030-01-31T12:00:00Z", malformed);
        }
        throw invalid("expiresAt must lie in the future, at most ten years ahead");
    }

    private static CodedException invalid(String message) {
        return new CodedException(ErrorCode.REQUEST_INVALID, message);
    }
}
