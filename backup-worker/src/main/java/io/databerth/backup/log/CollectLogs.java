package io.databerth.backup.log;

import io.databerth.backup.catalogue.HeldCollection;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Backup;
import io.databerth.engine.ChangeLog;
import io.databerth.messaging.Outbox;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the logs of all databases whose policy wants them. One that is slow keeps no other waiting. */
public final class CollectLogs {
    private static final Logger LOG = LoggerFactory.getLogger(CollectLogs.class);
    /** Each of them holds a connection of the store and packs what it sends. */
    private static final int MOST_AT_ONCE = 4;
    /** What is promised is a minute; twice as much is no coincidence. */
    private static final Duration BEHIND_AFTER = Duration.ofMinutes(2);

    private final DataSource store;
    private final Policies policies;
    private final LogCollections collections;
    private final LiveDatabases databases;
    private final CollectLog collecting;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);
    private final Set<DatabaseId> underWay = ConcurrentHashMap.newKeySet();
    private final Map<DatabaseId, String> failures = new ConcurrentHashMap<>();

    /** @param stallLimit how long a log that is being read may give no byte */
    public CollectLogs(
            DataSource store,
            Policies policies,
            LogCollections collections,
            LiveDatabases databases,
            LogBatches batches,
            LogBatchFiles files,
            ContainerRuntime runtime,
            Duration stallLimit,
            Outbox outbox,
            InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.collections = collections;
        this.databases = databases;
        collecting = new CollectLog(store, batches, files, new EngineLog(runtime, stallLimit), outbox);
        this.clock = clock;
    }

    /** Begins a look at each that is not being looked at, and returns at once. */
    public void perform() throws SQLException {
        Set<DatabaseId> all = new HashSet<>(collections.collected());
        all.addAll(policies.all());
        for (DatabaseId database : all) {
            if (underWay.add(database)) {
                Thread.ofVirtual().name("log of " + database).start(() -> {
                    try {
                        places.acquire();
                        try {
                            look(database);
                        } finally {
                            places.release();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } finally {
                        underWay.remove(database);
                    }
                });
            }
        }
    }

    /** Whether a look is under way. */
    public boolean isLooking() {
        return !underWay.isEmpty();
    }

    /** Why the last look failed, for people; empty when it did not. */
    public Optional<String> failure(DatabaseId database) {
        return Optional.ofNullable(failures.get(database));
    }

    private void look(DatabaseId database) throws InterruptedException {
        try {
            perform(database, policies.of(database));
            failures.remove(database);
        } catch (IOException | SQLException | RuntimeException failed) {
            String reason = String.valueOf(failed.getMessage());
            if (!reason.equals(failures.put(database, reason))) {
                LOG.warn("the log of {} is not collected: {}", database, reason);
            }
        }
        watch(database);
    }

    /** One look at one database. */
    void perform(DatabaseId database, BackupPolicy policy) throws IOException, SQLException, InterruptedException {
        boolean wanted = policy.pointInTime().isPresent();
        boolean open = collections.open(database).isPresent();
        if (!wanted && !open) {
            return;
        }
        if (!databases.isRunning(database)) {
            if (!wanted) {
                collecting.forget(database);
            }
            return;
        }
        LiveDatabase live = databases.running(database).by(BackupKind.PHYSICAL);
        ChangeLog log = logOf(live);
        if (!wanted) {
            collecting.end(live, log);
        } else if (!open) {
            collecting.begin(live, log);
        } else {
            collecting.look(live, log, policy.targets());
        }
    }

    /** Tells once that it is behind, and once that it is not any more. Of a server that does not run nothing is missing. */
    private void watch(DatabaseId database) {
        try {
            Optional<HeldCollection> free = HeldCollection.hold(store, database);
            if (free.isEmpty()) {
                return;
            }
            try (HeldCollection held = free.get()) {
                Instant until =
                        held.collection().until().orElse(held.collection().begunAt());
                boolean behind = until.plus(BEHIND_AFTER).isBefore(clock.instant()) && databases.isRunning(database);
                if (behind != held.collection().behind()) {
                    collecting.tellBehind(held, behind, failure(database).orElse("it takes too long"));
                }
            }
        } catch (SQLException | RuntimeException later) {
            LOG.warn("how far the log of {} is collected is not known: {}", database, later.getMessage());
        }
    }

    private static ChangeLog logOf(LiveDatabase live) {
        return live.version()
                .backup()
                .flatMap(Backup::physical)
                .flatMap(Backup.Physical::log)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED, live.content().engine() + " has no log in its descriptor"));
    }
}
