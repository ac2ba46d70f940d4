package io.databerth.monitor.store;

import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.messaging.Outbox;
import io.databerth.monitor.plan.Health;
import io.databerth.monitor.plan.HealthRule;
import io.databerth.monitor.plan.Look;
import io.databerth.monitor.plan.Watched;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Writes what some looks found, and what follows for the health, in the caller's transaction. */
public final class Findings {
    /** So many messages may wait for the broker; beyond, samples are left out, and only changes of health are kept. */
    private static final int MOST_WAITING = 20_000;

    private static final String WAITING =
            "select count(*) from (select 1 from outbox limit " + MOST_WAITING + ") waiting";

    private final Outbox outbox;
    private final StorageFindings storage;
    private final AtomicLong leftOut = new AtomicLong();

    public Findings(Outbox outbox) {
        this.outbox = outbox;
        this.storage = new StorageFindings(outbox);
    }

    /** How many samples were left out because too much waited for the broker. */
    public long leftOut() {
        return leftOut.get();
    }

    public void write(Connection transaction, List<Look> looks) throws SQLException {
        Set<DatabaseId> databases = looks.stream().map(Look::database).collect(Collectors.toSet());
        Map<DatabaseId, Watched> watched = WatchList.hold(transaction, databases);
        Map<DatabaseId, Health> health = new HashMap<>(HealthTable.of(transaction, databases));
        boolean room = room(transaction);
        for (Look look : looks) {
            Watched database = watched.get(look.database());
            if (database != null) {
                Health before = health.getOrDefault(look.database(), Health.UNKNOWN);
                Health after = HealthRule.judge(before, database, look.sight(), look.began());
                health.put(look.database(), after);
                tell(transaction, look, before, after);
                if (look.storage().isPresent()) {
                    storage.write(transaction, look.database(), look.storage().get());
                }
            }
            sample(transaction, look, room);
        }
    }

    private void tell(Connection transaction, Look look, Health before, Health after) throws SQLException {
        if (after.equals(before)) {
            return;
        }
        HealthTable.save(transaction, look.database(), after);
        if (after.isNewsAfter(before)) {
            outbox.append(
                    transaction,
                    Topic.HEALTH_EVENTS,
                    new HealthEvent.Changed(
                            look.database(), after.status().orElseThrow(), after.reason(), look.began()));
        }
    }

    private void sample(Connection transaction, Look look, boolean room) throws SQLException {
        Optional<MetricsSample> sample = look.sample();
        if (sample.isEmpty()) {
            return;
        }
        if (room) {
            outbox.append(transaction, Topic.METRICS_SAMPLES, sample.get());
        } else {
            leftOut.incrementAndGet();
        }
    }

    private static boolean room(Connection transaction) throws SQLException {
        try (PreparedStatement count = transaction.prepareStatement(WAITING);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1) < MOST_WAITING;
        }
    }
}
