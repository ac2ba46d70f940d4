package io.databerth.backup.log;

import io.databerth.backup.catalogue.HeldCollection;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollection;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.log.CollectedLog.Piece;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.LogChanged.State;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.engine.ChangeLog;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Collects what waits of one database's log: into batches here, then into every target; only then the moment counts that they reach.
 * Every step can be repeated, and a worker that was ended is followed by the next look.
 */
final class CollectLog {
    /** In the database's container they lie twice for the time of one batch. */
    private static final long BATCH_BYTES = 256L << 20;

    private static final String UNWANTED = "the backup policy wants no point in time any more";

    private final DataSource store;
    private final LogBatches batches;
    private final LogBatchFiles files;
    private final EngineLog engine;
    private final Outbox outbox;

    CollectLog(DataSource store, LogBatches batches, LogBatchFiles files, EngineLog engine, Outbox outbox) {
        this.store = store;
        this.batches = batches;
        this.files = files;
        this.engine = engine;
        this.outbox = outbox;
    }

    /** From now on pieces wait. A crash after the command leaves nothing but that: the next look begins anew. */
    void begin(LiveDatabase live, ChangeLog log) throws SQLException {
        UUID collection = UUID.randomUUID();
        engine.begin(live, log, collection);
        Transactions.run(store, transaction -> {
            LogCollections.begin(transaction, collection, live.id());
            tell(transaction, live.id(), State.COLLECTED, Optional.empty(), "the log is collected from now on");
        });
    }

    /** One look; nothing while another worker is at it. */
    void look(LiveDatabase live, ChangeLog log, List<TargetId> targets)
            throws IOException, SQLException, InterruptedException {
        Optional<HeldCollection> free = HeldCollection.hold(store, live.id());
        if (free.isEmpty()) {
            return;
        }
        try (HeldCollection held = free.get()) {
            LogCollection collection = held.collection();
            files.clearUp(collection);
            Optional<CollectedLog> found = engine.collect(live, log, collection.id());
            if (found.isEmpty() || !isOurs(collection, found.get())) {
                end(held, State.LOST, "pieces of the log are missing: too much waited, or the volume is another");
                return;
            }
            keep(live, log, collection, found.get());
            files.copy(collection, targets);
            LogCollections.reached(
                    held.transaction(),
                    collection.id(),
                    found.get().until(),
                    found.get().marked());
        }
    }

    /** The policy wants it no longer. */
    void end(LiveDatabase live, ChangeLog log) throws SQLException {
        Optional<HeldCollection> free = HeldCollection.hold(store, live.id());
        if (free.isPresent()) {
            try (HeldCollection held = free.get()) {
                engine.end(live, log);
                end(held, State.ENDED, UNWANTED);
            }
        }
    }

    /** As {@link #end(LiveDatabase, ChangeLog)}, of a database that does not run, or is gone. */
    void forget(DatabaseId database) throws SQLException {
        Optional<HeldCollection> free = HeldCollection.hold(store, database);
        if (free.isPresent()) {
            try (HeldCollection held = free.get()) {
                end(held, State.ENDED, UNWANTED);
            }
        }
    }

    void tellBehind(HeldCollection held, boolean behind, String reason) throws SQLException {
        LogCollections.toldBehind(held.transaction(), held.collection().id(), behind);
        tell(
                held.transaction(),
                held.collection().database(),
                behind ? State.BEHIND : State.COLLECTED,
                held.collection().until(),
                behind ? reason : "what was committed lately is stored again");
    }

    /** A store that was brought back from a backup does not know what was released since: there the log has a gap. */
    private boolean isOurs(LogCollection collection, CollectedLog found) throws SQLException {
        return found.released().isEmpty()
                || !batches.stored(collection.id(), List.of(found.released().get()))
                        .isEmpty();
    }

    private void keep(LiveDatabase live, ChangeLog log, LogCollection collection, CollectedLog found)
            throws IOException, SQLException {
        Set<String> stored = batches.stored(
                collection.id(), found.pieces().stream().map(Piece::name).toList());
        List<Piece> fresh = new ArrayList<>(found.pieces());
        fresh.removeIf(piece -> stored.contains(piece.name()));
        List<List<Piece>> groups = CollectedLog.grouped(fresh, BATCH_BYTES);
        for (int index = 0; index < groups.size(); index++) {
            List<Piece> group = groups.get(index);
            boolean last = index == groups.size() - 1;
            files.store(
                    live,
                    log,
                    collection,
                    group,
                    last ? found.marked() : null,
                    plain -> engine.read(live, log, group, plain));
        }
        if (!found.pieces().isEmpty()) {
            engine.release(live, log, found.pieces());
        }
    }

    private void end(HeldCollection held, State state, String reason) throws SQLException {
        LogCollection ended = held.collection();
        LogCollections.end(held.transaction(), ended.id(), reason);
        tell(held.transaction(), ended.database(), state, ended.until(), reason);
    }

    private void tell(Connection transaction, DatabaseId database, State state, Optional<Instant> until, String reason)
            throws SQLException {
        outbox.append(
                transaction,
                Topic.BACKUP_EVENTS,
                new BackupEvent.LogChanged(database, state, until, reason, Instant.now()));
    }
}
