package io.databerth.gateway.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token without the token. */
@Entity
@Table(name = "token")
public class TokenView extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column
    public byte[] hash;

    @Column
    public String name;

    @Column
    public String scopes;

    @Column
    public @Nullable String project;

    @Column
    public Instant createdAt;

    @Column
    public @Nullable Instant expiresAt;

    @Column
    public @Nullable Instant revokedAt;

    Caller caller() {
        return new Caller(id, name, scopeSet(), project, expiresAt);
    }

    Set<Scope> scopeSet() {
        return Arrays.stream(scopes.split(" "))
                .flatMap(text -> Scope.named(text).stream())
                .collect(Collectors.toSet());
    }

    Answer answer() {
        return new Answer(new TokenId(id), name, scopeSet(), project, createdAt, expiresAt, null);
    }

    /** A token as people see it; {@code token} itself only in the answer to its making. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Token")
    public record Answer(
            TokenId id,
            String name,
            Set<Scope> scopes,
            @Nullable String project,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable String token) {
        public Answer {
            scopes = Set.copyOf(scopes);
        }
    }
}
