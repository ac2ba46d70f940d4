package io.databerth.gateway.tokens;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.Uuid7;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.StoreFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes and revokes tokens. Nobody can give away more than they have: a project's administrator stays within that project. */
@ApplicationScoped
public class TokenChanges {
    private static final String REVOKE =
            """
            update token set revoked_at = now()
            where id = $1 and revoked_at is null and ($2::text is null or project = $2::text)
            returning id, hash, name, scopes, project, created_at, expires_at
            """;

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    KnownTokens known;

    @Inject
    AuditTrail audit;

    /** Unlike a ticket, a token works again and again, so it must not follow from anything that is kept: a repetition cannot show it. */
    Uni<Response> make(ChangeRequest request, NewToken wish) {
        AtomicReference<BearerToken> shown = new AtomicReference<>();
        return answers.once(request, wish, claim -> make(request.caller(), claim, wish, shown), body -> {
            BearerToken fresh = shown.get();
            return fresh == null ? body : body.put("token", fresh.text().reveal());
        });
    }

    Uni<Response> revoke(ChangeRequest request, TokenId id) {
        Caller caller = request.caller();
        return answers.once(request, null, claim -> store.withTransaction(connection -> connection
                        .preparedQuery(REVOKE)
                        .execute(Tuple.of(id.value(), caller.project()))
                        .map(TokenChanges::revoked)
                        .flatMap(view -> claim.keep(connection, answers.answer(200, null, null, view.answer()))
                                .invoke(() -> known.forget(view.hash))))
                .call(() -> audit.record(caller, "revoke-token", "done")));
    }

    private Uni<Answer> make(Caller caller, Claim claim, NewToken wish, AtomicReference<BearerToken> shown) {
        BearerToken token = BearerToken.random();
        TokenView view = view(caller, wish, token);
        Answer answer = answers.answer(201, "/api/v1/tokens/" + new TokenId(view.id), null, view.answer());
        List<@Nullable Object> parameters = new ArrayList<>(claim.parameters(answer));
        parameters.addAll(Arrays.asList(
                view.id,
                Buffer.buffer(view.hash),
                view.name,
                view.scopes,
                view.project,
                utc(view.createdAt),
                utc(view.expiresAt)));
        return store.preparedQuery("with answer as (" + Claim.insert(1)
                        + ") insert into token (id, hash, name, scopes, project, created_at, expires_at)"
                        + " values ($8, $9, $10, $11, $12, $13, $14)")
                .execute(Tuple.from(parameters))
                .onFailure(refused -> StoreFault.foreignKey(refused).isPresent())
                .transform(refused -> new CodedException(ErrorCode.PROJECT_UNKNOWN, "there is no such project"))
                .call(() -> audit.record(caller, "make-token", "done"))
                .invoke(() -> shown.set(token))
                .replaceWith(answer);
    }

    private static TokenView view(Caller caller, NewToken wish, BearerToken token) {
        TokenView view = new TokenView();
        view.id = Uuid7.next();
        view.hash = token.hash();
        view.name = wish.checkedName();
        view.scopes = wish.checkedScopes();
        view.project = wish.project() == null
                ? caller.project()
                : Label.of("project", wish.project()).text();
        view.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        view.expiresAt = wish.checkedExpiry(view.createdAt);
        if (view.project != null && !caller.sees(view.project)) {
            throw new CodedException(ErrorCode.PROJECT_UNKNOWN, "there is no such project");
        }
        return view;
    }

    private static TokenView revoked(RowSet<Row> rows) {
        for (Row row : rows) {
            TokenView view = new TokenView();
            view.id = row.getUUID("id");
            view.hash = row.getBuffer("hash").getBytes();
            view.name = row.getString("name");
            view.scopes = row.getString("scopes");
            view.project = row.getString("project");
            view.createdAt = row.getOffsetDateTime("created_at").toInstant();
            OffsetDateTime expires = row.getOffsetDateTime("expires_at");
            view.expiresAt = expires == null ? null : expires.toInstant();
            return view;
        }
        throw Requests.missing("token");
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
