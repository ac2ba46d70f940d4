package io.databerth.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The way back to the event loop on which a request or a record is handled. Pauses end on a thread of their own, and
 * there Hibernate's sessions cannot be used.
 */
public final class CallingContext {
    private CallingContext() {}

    public static Executor current() {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("called outside of an event loop");
        }
        return task -> context.runOnContext(_ -> task.run());
    }
}
