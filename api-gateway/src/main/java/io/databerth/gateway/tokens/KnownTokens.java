package io.databerth.gateway.tokens;

import io.databerth.gateway.http.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who holds which token. Looked up at most once in two seconds, since the store would otherwise be asked twice for each
 * request; a revocation through this gateway counts at once, one through another gateway within those two seconds.
 */
@ApplicationScoped
public class KnownTokens {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(2);
    private static final int AT_MOST = 10_000;

    @Inject
    Pool store;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, Instant until) {}

    Uni<Optional<Caller>> holderOf(BearerToken token) {
        Instant now = Instant.now();
        String hash = HexFormat.of().formatHex(token.hash());
        Known cached = known.get(hash);
        if (cached != null && cached.until().isAfter(now)) {
            return Uni.createFrom().item(valid(cached.caller(), now));
        }
        return Panache.withSession(() -> TokenView.<TokenView>find("hash = ?1 and revokedAt is null", token.hash())
                        .firstResult())
                .map(found -> remember(hash, Optional.ofNullable(found), now));
    }

    /** Whether a caller who came in earlier would still be let in. */
    public Uni<Boolean> stillValid(Caller caller) {
        return store.preparedQuery(
                        "select 1 from token where id = $1 and revoked_at is null and (expires_at is null or expires_at > now())")
                .execute(Tuple.of(caller.token()))
                .map(rows -> rows.size() == 1);
    }

    void forget(byte[] hash) {
        known.remove(HexFormat.of().formatHex(hash));
    }

    private Optional<Caller> remember(String hash, Optional<TokenView> found, Instant now) {
        if (known.size() >= AT_MOST) {
            known.clear();
        }
        found.ifPresentOrElse(
                token -> known.put(hash, new Known(token.caller(), now.plus(TRUSTED_FOR))), () -> known.remove(hash));
        return found.flatMap(token -> valid(token.caller(), now));
    }

    private static Optional<Caller> valid(Caller caller, Instant now) {
        return caller.isExpiredAt(now) ? Optional.empty() : Optional.of(caller);
    }
}
