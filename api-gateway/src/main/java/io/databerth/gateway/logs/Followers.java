package io.databerth.gateway.logs;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many logs each caller follows through this gateway at the moment. */
@ApplicationScoped
class Followers {
    /** Each of them is a stream of the container engine. */
    static final int MOST = 4;

    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

    /** Takes a place for as long as the connection's request lasts, or fails with TOO_MANY_STREAMS. */
    void enter(Caller caller, RoutingContext connection) {
        open.merge(caller.token(), 1, (before, one) -> {
            if (before >= MOST) {
                throw new CodedException(
                        ErrorCode.TOO_MANY_STREAMS, "this token follows " + MOST + " logs already, which is the most");
            }
            return before + one;
        });
        connection.addEndHandler(_ -> open.computeIfPresent(
                caller.token(), (token, before) -> before == 1 ? null : Integer.valueOf(before - 1)));
    }
}
