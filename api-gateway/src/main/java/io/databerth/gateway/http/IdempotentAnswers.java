package io.databerth.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a repeated request the first one's answer. Nothing is looked up beforehand: the change claims its key in its own
 * transaction, and only one that is refused, for whatever reason, looks whether it is a repetition. So the common case
 * costs no round trip, and of many at once exactly one does the change.
 */
@ApplicationScoped
public class IdempotentAnswers {
    private static final String FIND =
            "select request_hash, status, location, etag, body from idempotent_answer where token_id = $1 and key = $2";

    @Inject
    Pool store;

    @Inject
    ObjectMapper json;

    /**
     * Does a change once.
     *
     * @param body what was asked for, as it was understood
     * @param change does it and keeps its answer with the claim
     * @param seal puts back into a body what must not be kept
     */
    public Uni<Response> once(
            ChangeRequest request,
            @Nullable Object body,
            Function<Claim, Uni<Answer>> change,
            UnaryOperator<ObjectNode> seal) {
        Optional<String> key = request.idempotencyKey();
        byte[] hash = key.isPresent() ? request.hash(bytes(body)) : new byte[0];
        Claim claim = new Claim(request.caller().token(), key, Buffer.buffer(hash));
        return Uni.createFrom()
                .deferred(() -> change.apply(claim))
                .onFailure()
                .recoverWithUni(refused -> repeated(claim, refused))
                .map(answer -> answer.response(seal.apply(read(answer.body()))));
    }

    /** As {@link #once(ChangeRequest, Object, Function, UnaryOperator)} for answers that hold no secret. */
    public Uni<Response> once(ChangeRequest request, @Nullable Object body, Function<Claim, Uni<Answer>> change) {
        return once(request, body, change, UnaryOperator.identity());
    }

    /** An answer whose body is {@code value} as JSON. */
    public Answer answer(int status, @Nullable String location, @Nullable String etag, Object value) {
        return new Answer(status, location, etag, new String(bytes(value), StandardCharsets.UTF_8));
    }

    @Scheduled(every = "15m", delayed = "1m")
    Uni<Void> forgetOldOnes() {
        return store.query("delete from idempotent_answer where created_at < now() - interval '24 hours'")
                .execute()
                .replaceWithVoid();
    }

    private Uni<Answer> repeated(Claim claim, Throwable refused) {
        if (claim.key().isEmpty()) {
            return Uni.createFrom().failure(refused);
        }
        return store.preparedQuery(FIND)
                .execute(Tuple.of(claim.token(), claim.key().get()))
                .flatMap(rows -> first(rows, claim)
                        .map(answer -> Uni.createFrom().item(answer))
                        .orElseGet(() -> Uni.createFrom().failure(refused)));
    }

    private static Optional<Answer> first(RowSet<Row> rows, Claim claim) {
        for (Row row : rows) {
            if (!row.getBuffer("request_hash").getDelegate().equals(claim.hash())) {
                throw new CodedException(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used for another request");
            }
            return Optional.of(new Answer(
                    row.getInteger("status"), row.getString("location"), row.getString("etag"), row.getString("body")));
        }
        return Optional.empty();
    }

    private byte[] bytes(@Nullable Object value) {
        try {
            return value == null ? new byte[0] : json.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("our own records are always JSON", impossible);
        }
    }

    private ObjectNode read(String body) {
        try {
            return (ObjectNode) json.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept answer is always JSON", impossible);
        }
    }
}
