package io.databerth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/databases, databases:read",
        "HEAD, /api/v1/databases, databases:read",
        "GET, /api/v1/projects, databases:read",
        "POST, /api/v1/databases, databases:write",
        "DELETE, /api/v1/databases/db-1, databases:write",
        "POST, /api/v1/databases/db-1/connection/reveal, databases:write",
        "POST, /api/v1/projects/default/environments, databases:write",
        "POST, /api/v1/projects, admin",
        "POST, /api/v1/projects/, admin",
        "GET, /api/v1/tokens, admin",
        "POST, /api/v1/tokens, admin",
        "DELETE, /api/v1/tokens/tok-1, admin",
        "GET, /api/v1/backup-targets, databases:read",
        "GET, /api/v1/backup-targets/bt-1/orphans, admin"
    })
    void eachRequestNeedsItsScope(String method, String path, String scope) {
        assertThat(Scope.neededFor(method, path)).hasToString(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "TRACE", "CONNECT", "MADEUP"})
    void aMethodThatNobodyThoughtOfCountsAsAWrite(String method) {
        assertThat(Scope.neededFor(method, "/api/v1/databases")).isEqualTo(Scope.DATABASES_WRITE);
    }

    @Test
    void onlyExactNamesAreScopes() {
        assertThat(Scope.named("admin")).contains(Scope.ADMIN);
        assertThat(Scope.named("ADMIN")).isEmpty();
        assertThat(Scope.named("databases:*")).isEmpty();
    }
}
