package io.databerth.gateway.events;

import io.databerth.gateway.operations.DatabaseNews;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the table of events: one listening connection for the whole gateway, woken by each commit, with a look every
 * second behind it for what a broken connection did not tell.
 */
@ApplicationScoped
public class EventFeed implements DatabaseNews {
    private static final Logger LOG = Logger.getLogger(EventFeed.class);
    private static final int PAGE = 200;
    private static final int REMEMBERED = 2_000;
    private static final long RECONNECT_MILLIS = 500;
    private static final String AFTER =
            "select " + EventRow.COLUMNS + " from event where seq > $1 order by seq limit " + PAGE;

    private final AtomicInteger wishes = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final Pool store;
    private final Vertx vertx;
    private volatile RecentEvents recent = new RecentEvents(REMEMBERED, 0);
    private @Nullable PgSubscriber subscriber;

    @Inject
    EventFeed(Pool store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    void start(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        Row place = store.query(
                        "select coalesce(max(seq), 0) as head, current_schema() || '_event' as channel from event")
                .executeAndAwait()
                .iterator()
                .next();
        recent = new RecentEvents(REMEMBERED, place.getLong("head"));
        PgConnectOptions options =
                PgConnectOptions.fromUri(url).setUser(username).setPassword(password);
        PgSubscriber listening = PgSubscriber.subscriber(vertx, options).reconnectPolicy(attempts -> RECONNECT_MILLIS);
        listening.channel(place.getString("channel")).handler(_ -> wake());
        listening
                .connect()
                .onFailure(fault -> LOG.warnf("events are looked for once a second only: %s", fault.toString()));
        subscriber = listening;
    }

    void stop(@Observes ShutdownEvent event) {
        PgSubscriber listening = subscriber;
        if (listening != null) {
            listening.close();
        }
    }

    @Scheduled(every = "1s")
    void wake() {
        if (wishes.getAndIncrement() == 0) {
            readOn();
        }
    }

    /** The number of the newest event that is known here. */
    @Override
    public long head() {
        return recent.head();
    }

    /** Which numbers a client may resume from: what follows {@code horizon} is kept, and {@code newest} is the last there is. */
    record Extent(long horizon, long newest) {}

    Uni<Extent> extent() {
        return store.preparedQuery(
                        "select coalesce(min(seq) - 1, $1) as horizon, coalesce(max(seq), $1) as newest from event")
                .execute(Tuple.of(head()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Extent(row.getLong("horizon"), row.getLong("newest")));
    }

    /** A page of what follows {@code cursor}; waits for it up to {@code patience}, then empty. */
    Uni<List<EventRow>> after(long cursor, Duration patience) {
        return head() > cursor
                ? page(cursor)
                : news(cursor, patience)
                        .flatMap(some -> some ? page(cursor) : Uni.createFrom().item(List.of()));
    }

    @Override
    public Uni<Void> of(UUID database, long cursor, Duration patience) {
        Instant until = Instant.now().plus(patience);
        return after(cursor, patience)
                .flatMap(rows -> rows.isEmpty()
                                || rows.stream().anyMatch(row -> row.database().equals(database))
                        ? Uni.createFrom().voidItem()
                        : of(database, rows.getLast().seq(), left(until)));
    }

    private static Duration left(Instant until) {
        Duration left = Duration.between(Instant.now(), until);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private Uni<List<EventRow>> page(long cursor) {
        return recent.after(cursor, PAGE)
                .map(rows -> Uni.createFrom().item(rows))
                .orElseGet(() ->
                        store.preparedQuery(AFTER).execute(Tuple.of(cursor)).map(EventFeed::rows));
    }

    /**
     * Whether there are some before patience is over. Not with {@code ifNoItem().after(patience)}: that sets its timer before it is subscribed to
     * what it waits for, and one that ends in between is never heard of (Mutiny 3.1.1).
     */
    private Uni<Boolean> news(long cursor, Duration patience) {
        return Uni.createFrom().emitter(emitter -> {
            Runnable tell = () -> emitter.complete(true);
            waiting.add(tell);
            long timer = vertx.setTimer(Math.max(1, patience.toMillis()), _ -> emitter.complete(false));
            emitter.onTermination(() -> {
                waiting.remove(tell);
                vertx.cancelTimer(timer);
            });
            if (head() > cursor) {
                tell.run();
            }
        });
    }

    private void readOn() {
        int heard = wishes.get();
        store.preparedQuery(AFTER)
                .execute(Tuple.of(head()))
                .map(EventFeed::rows)
                .subscribe()
                .with(
                        rows -> {
                            take(rows);
                            if (rows.size() == PAGE || !wishes.compareAndSet(heard, 0)) {
                                readOn();
                            }
                        },
                        away -> {
                            LOG.warnf("the store does not tell events: %s", away.toString());
                            wishes.set(0);
                        });
    }

    private void take(List<EventRow> rows) {
        recent.add(rows);
        if (!rows.isEmpty()) {
            waiting.forEach(Runnable::run);
        }
    }

    private static List<EventRow> rows(RowSet<Row> found) {
        List<EventRow> rows = new ArrayList<>();
        found.forEach(row -> rows.add(EventRow.of(row)));
        return rows;
    }
}
