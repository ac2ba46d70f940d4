package io.databerth.gateway.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The right of one request to give the first answer under its Idempotency-Key; without a key there is nothing to claim. */
public record Claim(UUID token, Optional<String> key, Buffer hash) {
    private static final int PARAMETERS = 7;

    /**
     * Keeps the answer in the transaction that does the change, so that of two requests with one key one is refused by the
     * store. As a part of a larger statement; its parameters are {@link #parameters} from {@code first} on.
     */
    public static String insert(int first) {
        return ("insert into idempotent_answer (token_id, key, request_hash, status, location, etag, body)"
                        + " select $%d::uuid, $%d::text, $%d::bytea, $%d::int, $%d::text, $%d::text, $%d::text"
                        + " where $%d::text is not null")
                .formatted(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 1);
    }

    /** Keeps the answer by itself, of a change that was done elsewhere or before in the same transaction. */
    public Uni<Answer> keep(SqlClient store, Answer answer) {
        return store.preparedQuery(insert(1))
                .execute(Tuple.from(parameters(answer)))
                .replaceWith(answer);
    }

    public List<@Nullable Object> parameters(Answer answer) {
        if (key.isEmpty()) {
            return Collections.nCopies(PARAMETERS, null);
        }
        return Arrays.asList(token, key.get(), hash, answer.status(), answer.location(), answer.etag(), answer.body());
    }
}
