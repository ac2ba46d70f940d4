package io.databerth.gateway.operations;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Wakes the relay after a commit. A notification inside the accepting transaction would hold the store's one notification
 * lock while its log is flushed, so that requests would commit one after the other instead of in groups. Wakes that come
 * while one is on its way become one; the relay's poll stands behind them.
 */
@ApplicationScoped
public class OutboxWake {
    private static final Logger LOG = Logger.getLogger(OutboxWake.class);
    private static final String NOTIFY =
            "select set_config('synchronous_commit', 'off', true), pg_notify('outbox_' || current_schema(), '')";

    private final AtomicInteger wishes = new AtomicInteger();

    @Inject
    Pool store;

    public void soon() {
        if (wishes.getAndIncrement() == 0) {
            tell();
        }
    }

    private void tell() {
        int heard = wishes.get();
        store.query(NOTIFY)
                .execute()
                .subscribe()
                .with(
                        _ -> {
                            if (!wishes.compareAndSet(heard, 0)) {
                                tell();
                            }
                        },
                        away -> {
                            LOG.debugf("the relay was not woken: %s", away.toString());
                            wishes.set(0);
                        });
    }
}
