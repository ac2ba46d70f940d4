package io.databerth.provisioner;

import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.Outbox;
import io.databerth.provisioner.store.BeforeChange;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.provisioner.store.PortProbe;
import io.databerth.provisioner.store.Snapshots;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.StorageQuotas;
import io.databerth.provisioner.store.VersionChanges;
import io.databerth.runtime.ContainerRuntime;
import javax.sql.DataSource;

/** All parts of the provisioner, put together: what does commands, what repairs, what rotates. */
public final class Provisioner implements AutoCloseable {
    private final DatabaseLocks locks;
    private final DatabaseWorker worker;
    private final Reconcile reconcile;
    private final ReconcileLoop reconcileLoop;
    private final RotationLoop rotationLoop;

    public Provisioner(
            Settings settings,
            DataSource store,
            Outbox outbox,
            ContainerRuntime runtime,
            EngineCatalog catalog,
            SecretSource source,
            PortProbe probe,
            Figures figures) {
        var databases = new ManagedDatabases(store);
        var ports = new PortClaims(probe);
        var blueprints = new Blueprints(catalog);
        var applications = new CredentialApplications(store);
        var secrets = new IssuedSecrets(source, applications, settings.secretsPatience());
        var volume = new DatabaseVolume(runtime, settings.site());
        var network = new ProjectNetwork(store, runtime, settings.site());
        var container = new DatabaseContainer(runtime, settings.site(), volume);
        var command = new EngineCommand(runtime);
        var managedUsers = new ManagedUsers(store);
        var quotas = new StorageQuotas(store);
        var quotaNews = new QuotaNews(store, outbox);
        var stopping = new StopWrites(quotas, container, command);
        var users = new FurtherUsers(managedUsers, source, applications, container, command, stopping);
        var running = new RunningDatabase(
                network,
                container,
                command,
                new Readiness(runtime, command, secrets, settings.loginLimit()),
                quotas,
                stopping,
                users,
                quotaNews);
        locks = new DatabaseLocks(store);
        var idle = new IdleDatabases(store, databases, locks);

        var image = new EngineImage(
                runtime,
                settings.pull(),
                settings.pullLimit(),
                settings.build().map(script -> new ImageBuild(script, settings.pullLimit())));
        var first = new FirstStart(databases, ports, blueprints, secrets, container, running);
        var provision = new ProvisionDatabase(databases, blueprints, image, network, volume, first);
        var start = new StartDatabase(databases, ports, blueprints, secrets, running);
        var stop = new StopDatabase(databases, blueprints, container);
        var restart = new RestartDatabase(databases, stop, start);
        var resize = new ResizeDatabase(databases, blueprints, container, start);
        var reshape = new ReshapeDatabase(databases, blueprints, container, start);
        var configure = new ConfigureDatabase(databases, blueprints, reshape);
        var certify = new CertifyDatabase(databases, blueprints, secrets, reshape);
        var upgrade = new UpgradeDatabase(databases, new BeforeChange(store), blueprints, image, container, start);
        var publish = new PublishDatabase(databases, ports, blueprints, container, start);
        var unpublish = new UnpublishDatabase(databases, blueprints, container, start);
        var delete = new DeleteDatabase(databases, catalog, container, volume, network);
        var spares = new SpareVolumes(store);
        var switching = new SwitchVolume(databases, spares, ports, blueprints, secrets, volume, container, running);
        var changes = new VersionChanges(store);
        var settleVersion =
                new SettleVersion(databases, changes, ports, blueprints, secrets, volume, container, running);
        var snapshots = new Snapshots(store);
        var copies = new VolumeCopies(runtime, settings.site());
        var takeSnapshot = new TakeSnapshot(
                settings.site(), databases, managedUsers, snapshots, blueprints, copies, container, stop, start);
        var restoreSnapshot = new RestoreSnapshot(
                settings.site(),
                databases,
                managedUsers,
                snapshots,
                spares,
                blueprints,
                secrets,
                copies,
                switching,
                settleVersion,
                running,
                users);
        var deleteSnapshot = new DeleteSnapshot(snapshots, volume);
        var changeVersion = new ChangeVersion(databases, changes, blueprints, image, settleVersion);
        var takeVersion = new TakeVersion(databases, changes, volume, settleVersion);
        var takeContent = new TakeContent(databases, volume, first, takeVersion);
        var task = new RunTask(databases, blueprints, secrets, container, command, stopping);
        var setUser = new SetUser(databases, blueprints, secrets, users);
        var dropUser = new DropUser(databases, blueprints, secrets, users);
        worker = new DatabaseWorker(
                locks,
                provision,
                takeContent,
                start,
                stop,
                restart,
                resize,
                configure,
                certify,
                upgrade,
                changeVersion,
                settleVersion,
                publish,
                unpublish,
                takeSnapshot,
                restoreSnapshot,
                deleteSnapshot,
                switching,
                task,
                setUser,
                dropUser,
                delete);

        var report = new RepairReport(store, outbox, figures);
        var repair = new RepairDatabase(
                store,
                databases,
                locks,
                settings.site(),
                ports,
                blueprints,
                secrets,
                volume,
                container,
                running,
                report);
        var orphans = new RemoveOrphan(store, databases, locks, container);
        reconcile = new Reconcile(
                store,
                runtime,
                settings.site(),
                databases,
                repair,
                orphans,
                new RemoveSpareVolumes(store, spares, volume),
                new RemoveExpiredSnapshots(store, snapshots, volume, outbox),
                new SetUsersRight(store, idle, managedUsers, blueprints, secrets, users),
                new KeepQuota(quotaNews, idle, quotas, blueprints, secrets, stopping, users),
                figures);
        reconcileLoop = new ReconcileLoop(runtime, settings.site(), reconcile, settings.reconcile());

        var change = new ChangePassword(store, ports, container, running, command, users);
        var apply =
                new ApplyCredential(databases, applications, source, blueprints, secrets, container, command, change);
        rotationLoop = new RotationLoop(store, applications, locks, apply, outbox, figures, settings.poll());
    }

    public DatabaseWorker worker() {
        return worker;
    }

    public Reconcile reconcile() {
        return reconcile;
    }

    public ReconcileLoop reconcileLoop() {
        return reconcileLoop;
    }

    public RotationLoop rotationLoop() {
        return rotationLoop;
    }

    /** Ends both loops; operations are ended by who runs them. */
    @Override
    public void close() {
        reconcileLoop.close();
        rotationLoop.close();
        locks.close();
    }
}
