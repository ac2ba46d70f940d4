package io.databerth.provisioner;

import io.databerth.contracts.Failure;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.Trouble;
import io.databerth.provisioner.store.Troubles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers and tells what the reconciler saw and did: each difference and each end of it once. */
public final class RepairReport {
    private static final Logger LOG = LoggerFactory.getLogger(RepairReport.class);

    private final DataSource store;
    private final Outbox outbox;
    private final Figures figures;

    public RepairReport(DataSource store, Outbox outbox, Figures figures) {
        this.store = store;
        this.outbox = outbox;
        this.figures = figures;
    }

    void drifted(ManagedDatabase database, Trouble begun) throws SQLException {
        boolean toldBefore = database.trouble().drift().isPresent();
        LOG.warn(
                "{} ({}): {}; repair {}",
                database.id(),
                database.name(),
                begun.drift().orElse(""),
                begun.repairs());
        remember(database, begun, transaction -> {
            if (!toldBefore) {
                tell(
                        transaction,
                        new DatabaseEvent.Drifted(database.id(), begun.drift().orElse("")));
            }
        });
    }

    /** The number of repairs stays: it tells a crash loop. */
    void repaired(Blueprint blueprint, Trouble trouble, String difference) throws SQLException {
        ManagedDatabase database = blueprint.database();
        LOG.info("{} ({}) is repaired", database.id(), database.name());
        var calm = new Trouble(
                Optional.empty(), Optional.empty(), trouble.repairs(), trouble.repairedAt(), trouble.notBefore());
        remember(
                database,
                calm,
                transaction ->
                        tell(transaction, new DatabaseEvent.Repaired(database.id(), difference, blueprint.endpoint())));
        figures.repaired();
    }

    void failed(ManagedDatabase database, Failure failure) {
        LOG.warn("{} ({}) is not repaired yet: {}", database.id(), database.name(), failure);
        figures.repairFailed();
    }

    /** The cause lies elsewhere, and nothing is tried before the pause is over. */
    void waits(ManagedDatabase database, Trouble trouble, Failure failure, Duration pause) throws SQLException {
        LOG.warn("{} ({}) waits for its repair: {}", database.id(), database.name(), failure);
        var later = new Trouble(
                trouble.drift(),
                trouble.irreparable(),
                trouble.repairs(),
                trouble.repairedAt(),
                Instant.now().plus(pause));
        remember(database, later, transaction -> {});
    }

    /** Told once, until a command or a person changes something. */
    void giveUp(ManagedDatabase database, Failure failure) throws SQLException {
        if (database.trouble().irreparable().isPresent()) {
            return;
        }
        LOG.error("{} ({}) cannot be repaired: {}", database.id(), database.name(), failure);
        Trouble before = database.trouble();
        var given = new Trouble(
                before.drift().or(() -> Optional.of(failure.message())),
                Optional.of(failure.code() + ": " + failure.message()),
                before.repairs(),
                before.repairedAt(),
                Instant.now());
        remember(
                database,
                given,
                transaction -> tell(transaction, new DatabaseEvent.Irreparable(database.id(), failure)));
        figures.repairFailed();
    }

    private void tell(Connection transaction, DatabaseEvent event) throws SQLException {
        outbox.append(transaction, Topic.DATABASE_EVENTS, event);
    }

    private void remember(ManagedDatabase database, Trouble trouble, Transactions.Action and) throws SQLException {
        Transactions.run(store, transaction -> {
            Troubles.remember(transaction, database.id(), trouble);
            and.in(transaction);
        });
    }
}
