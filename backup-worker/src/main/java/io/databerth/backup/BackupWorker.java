package io.databerth.backup;

import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.catalogue.Operations;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.RestoreProgress;
import io.databerth.backup.catalogue.Targets;
import io.databerth.backup.engine.Dump;
import io.databerth.backup.engine.Fingerprints;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.SourceDump;
import io.databerth.backup.exporting.ExportBackup;
import io.databerth.backup.exporting.LoadingInstructions;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.BackupKeys;
import io.databerth.backup.files.KeptKeys;
import io.databerth.backup.files.WholeFile;
import io.databerth.backup.log.CollectLogs;
import io.databerth.backup.log.LogBatchFiles;
import io.databerth.backup.log.PointInTime;
import io.databerth.backup.platform.PlatformBackups;
import io.databerth.backup.platform.PlatformStore;
import io.databerth.backup.proof.Evidence;
import io.databerth.backup.proof.Proof;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.targets.AddTarget;
import io.databerth.backup.targets.BringBack;
import io.databerth.backup.targets.CopyBackup;
import io.databerth.backup.targets.DeleteCopies;
import io.databerth.backup.targets.OpenTargets;
import io.databerth.backup.targets.ScrubCopies;
import io.databerth.backup.targets.TargetCopies;
import io.databerth.backup.targets.TargetKeys;
import io.databerth.backup.targets.TargetOrphans;
import io.databerth.backup.upkeep.RecoverabilityGauges;
import io.databerth.backup.upkeep.Upkeep;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** All verbs of the worker, put together around one store, one directory and one container runtime. */
public final class BackupWorker {
    private final BackupHandler handler;
    private final SweepLeftovers sweep;
    private final ExportBackup export;
    private final ReceiveUpload uploads;
    private final LiveDatabases databases;
    private final DataSource store;
    private final Targets targets;
    private final AddTarget addingTargets;
    private final TargetOrphans targetOrphans;
    private final Backups backups;
    private final BackupFiles files;
    private final PlatformBackups platform;
    private final PointInTime moments;
    private final LogBatchFiles logFiles;
    private final BiFunction<Outbox, InstantSource, CollectLogs> collecting;

    /**
     * @param stall how long a dump may give no byte
     * @param copiesUnread how long after a copy in a target was read back it is read back again
     */
    public record Limits(Duration stall, Duration copiesUnread) {}

    /**
     * @param imports where content from elsewhere lies until it was seen to load
     */
    public BackupWorker(
            String site,
            Limits limits,
            DataSource store,
            PlatformStore platformStore,
            LocalDirectory directory,
            LocalDirectory imports,
            ContainerRuntime runtime,
            EngineCatalog catalog,
            BackupKeys keys,
            CurrentPassword password,
            SourcePassword sourcePassword,
            TargetKeys targetKeys,
            Evidence.Signer signer) {
        this.store = store;
        Duration stallLimit = limits.stall();
        databases = new LiveDatabases(runtime, catalog, site);
        backups = new Backups(store);
        targets = new Targets(store);
        Copies copies = new Copies(store);
        OpenTargets opening = new OpenTargets(targets, targetKeys);
        addingTargets = new AddTarget(targets, targetKeys, opening);
        targetOrphans = new TargetOrphans(opening, backups);
        files = new BackupFiles(directory, keys, new BringBack(copies, directory, opening));
        KeptKeys recovery = new KeptKeys(directory, keys);
        Policies policies = new Policies(store);
        TargetCopies sending = new TargetCopies(backups, copies, files, directory, recovery, opening);
        CopyBackup copying = new CopyBackup(backups, policies, sending);
        RestoreProgress restores = new RestoreProgress(store);
        RestoreTraces traces = new RestoreTraces(runtime, databases, restores);
        WriteBackup writing = new WriteBackup(
                databases, backups, files, new Dump(runtime, new Fingerprints(runtime), stallLimit), recovery);
        Proof proof = new Proof(runtime, catalog, databases, site);
        ProveBackup proving = new ProveBackup(backups, files, sending, proof, signer);
        RestoreSource source = new RestoreSource(backups, files, writing, databases);
        ArrivedContent arrived = new ArrivedContent(imports, keys);
        FilledVolumes volumes = new FilledVolumes(runtime, site);
        FillVolume filling = new FillVolume(files, volumes, proof);
        CheckBackup checking =
                new CheckBackup(backups, files, new ScrubCopies(copies, sending, copying, limits.copiesUnread()));
        DeleteCopies deletion = new DeleteCopies(copies, opening);
        LogBases bases = new LogBases(store);
        LogBatches batches = new LogBatches(store);
        LogCollections collections = new LogCollections(store);
        moments = new PointInTime(backups, files, collections, bases, batches);
        WholeFile whole = new WholeFile(store, backups, files, recovery);
        logFiles = new LogBatchFiles(store, backups, batches, files, whole, sending, deletion);
        collecting = (outbox, clock) -> new CollectLogs(
                store, policies, collections, databases, batches, logFiles, runtime, stallLimit, outbox, clock);
        handler = new BackupHandler(
                new TakeBackup(writing, bases, policies, copying, new ProofsDue(store, policies), proving),
                new RestoreBackup(
                        databases,
                        source,
                        new RestoreBeside(source, restores, traces, new CurrentLogin(runtime, password)),
                        new RestoreAnew(source, filling),
                        traces),
                new RestoreTables(runtime, stallLimit, databases, source, proof),
                new FillDatabase(source, moments, filling, proving),
                new ImportContent(
                        databases,
                        backups,
                        arrived,
                        new SourceDump(runtime, stallLimit),
                        sourcePassword,
                        proof,
                        writing,
                        copying,
                        proving),
                new VerifyBackup(checking, proving),
                new DeleteBackup(backups, files, deletion),
                new SetPolicy(targets),
                new HoldBackup(backups),
                checking);
        platform = new PlatformBackups(store, platformStore, backups, files, whole, targets, sending, deletion);
        export = new ExportBackup(backups, files, new LoadingInstructions(catalog));
        uploads = new ReceiveUpload(databases, arrived);
        sweep = new SweepLeftovers(
                runtime, site, directory, arrived, backups, batches, restores, traces, volumes, new Operations(store));
    }

    public BackupHandler handler() {
        return handler;
    }

    public SweepLeftovers sweep() {
        return sweep;
    }

    /**
     * @param inbox of the runner that performs what is begun
     * @param scrubAfter how long after a file was read back it is read back again
     */
    public Upkeep upkeep(
            CommandInbox inbox, Outbox outbox, Duration scrubAfter, RecoverabilityGauges gauges, InstantSource clock) {
        return new Upkeep(store, databases, inbox, outbox, scrubAfter, gauges, logFiles::delete, clock);
    }

    /** What collects logs, look by look. */
    public CollectLogs logs(Outbox outbox, InstantSource clock) {
        return collecting.apply(outbox, clock);
    }

    public PointInTime moments() {
        return moments;
    }

    public Targets targets() {
        return targets;
    }

    public AddTarget addingTargets() {
        return addingTargets;
    }

    public TargetOrphans targetOrphans() {
        return targetOrphans;
    }

    public Backups backups() {
        return backups;
    }

    public BackupFiles files() {
        return files;
    }

    public PlatformBackups platform() {
        return platform;
    }

    public ExportBackup export() {
        return export;
    }

    public ReceiveUpload uploads() {
        return uploads;
    }
}
