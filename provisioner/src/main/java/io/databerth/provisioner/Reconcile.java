package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.Orphans;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Repair;
import io.databerth.provisioner.plan.RepairPace;
import io.databerth.provisioner.plan.RepairPlan;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.Troubles;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares all that should be with all that is, and begins the repairs that follow. */
public final class Reconcile {
    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
    private static final int REPAIRS_AT_ONCE = 8;

    private final DataSource store;
    private final ContainerRuntime runtime;
    private final Site site;
    private final ManagedDatabases databases;
    private final RepairDatabase repair;
    private final RemoveOrphan orphans;
    private final RemoveSpareVolumes spares;
    private final RemoveExpiredSnapshots snapshots;
    private final SetUsersRight users;
    private final KeepQuota quota;
    private final Figures figures;
    private final Semaphore free = new Semaphore(REPAIRS_AT_ONCE);
    private final Set<DatabaseId> underWay = ConcurrentHashMap.newKeySet();

    public Reconcile(
            DataSource store,
            ContainerRuntime runtime,
            Site site,
            ManagedDatabases databases,
            RepairDatabase repair,
            RemoveOrphan orphans,
            RemoveSpareVolumes spares,
            RemoveExpiredSnapshots snapshots,
            SetUsersRight users,
            KeepQuota quota,
            Figures figures) {
        this.store = store;
        this.runtime = runtime;
        this.site = site;
        this.databases = databases;
        this.repair = repair;
        this.orphans = orphans;
        this.spares = spares;
        this.snapshots = snapshots;
        this.users = users;
        this.quota = quota;
        this.figures = figures;
    }

    /** Looks once at everything. Repairs go on after it returns. */
    public void perform() throws SQLException {
        // Containers first: an operation that makes one later is in the store by then, or its container is not in this
        // list.
        List<ContainerState> containers = runtime.list(OwnLabels.ofSite(site));
        Set<DatabaseId> busy = Transactions.call(store, Troubles::busy);
        Map<DatabaseId, ManagedDatabase> managed =
                databases.active().stream().collect(Collectors.toMap(ManagedDatabase::id, each -> each));
        managed.values().stream()
                .filter(database -> !busy.contains(database.id()) && needsCare(database, containers))
                .forEach(database -> begin(database.id(), repair::perform));
        List<Orphans.Orphan> left = Orphans.among(containers, withDeleted(managed, containers), busy);
        orphans.perform(left);
        spares.perform();
        snapshots.perform();
        users.waiting().forEach(database -> begin(database, users::perform));
        quota.waiting().forEach(database -> begin(database, quota::perform));
        figures.saw(
                managed.size(),
                count(managed, database -> database.trouble().drift().isPresent()),
                count(managed, database -> database.trouble().irreparable().isPresent()),
                left.size());
    }

    private boolean needsCare(ManagedDatabase database, List<ContainerState> containers) {
        // What an operation could not finish is left as it is until somebody deletes it.
        if (!database.readyOnce() && database.desired() == Desired.RUNNING) {
            return false;
        }
        Optional<ContainerState> own = containers.stream()
                .filter(container -> database.name().equals(container.name()))
                .filter(container -> OwnLabels.databaseOf(container.labels())
                        .filter(database.id()::equals)
                        .isPresent())
                .findFirst();
        return switch (RepairPlan.of(site, database, own)) {
            case Repair.None() -> false;
            case Repair.Start start -> RepairPace.mayTry(database.trouble(), Instant.now());
            case Repair.Recreate recreate -> RepairPace.mayTry(database.trouble(), Instant.now());
            case Repair.Person person -> database.trouble().irreparable().isEmpty();
            case Repair.Confirm confirm -> true;
            case Repair.Replace replace -> true;
            case Repair.Stop stop -> true;
        };
    }

    /** What one database needs. */
    @FunctionalInterface
    private interface Care {
        void of(DatabaseId database) throws SQLException, InterruptedException;
    }

    /** One thread per database, and a few at a time: after a restart of the host all of them need care at once. */
    private void begin(DatabaseId database, Care care) {
        if (underWay.add(database)) {
            Thread.ofVirtual().name("repair-" + database).start(() -> {
                try {
                    inTurn(database, care);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } finally {
                    underWay.remove(database);
                }
            });
        }
    }

    private void inTurn(DatabaseId database, Care care) throws InterruptedException {
        free.acquire();
        try {
            care.of(database);
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("{} is looked at again later: {}", database, failed.getMessage(), failed);
        } finally {
            free.release();
        }
    }

    private Map<DatabaseId, ManagedDatabase> withDeleted(
            Map<DatabaseId, ManagedDatabase> active, List<ContainerState> containers) throws SQLException {
        var all = new HashMap<>(active);
        for (ContainerState container : containers) {
            Optional<DatabaseId> owner = OwnLabels.databaseOf(container.labels());
            if (owner.isPresent() && !all.containsKey(owner.get())) {
                databases.find(owner.get()).ifPresent(found -> all.put(found.id(), found));
            }
        }
        return all;
    }

    private static int count(Map<DatabaseId, ManagedDatabase> managed, Predicate<ManagedDatabase> condition) {
        return (int) managed.values().stream().filter(condition).count();
    }
}
