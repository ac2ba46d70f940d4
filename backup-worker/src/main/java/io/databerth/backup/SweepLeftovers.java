package io.databerth.backup;

import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.Operations;
import io.databerth.backup.catalogue.RestoreProgress;
import io.databerth.backup.catalogue.RestoreProgress.Begun;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.Orphan;
import io.databerth.backup.store.Orphan.Kind;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.VolumeDetails;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what no open operation will clear up any more: proof containers of this site, unfinished files, traces of restores.
 * Each is looked for first and the open operations are asked afterwards, so that nothing of an operation that has just begun
 * is taken for a leftover.
 */
public final class SweepLeftovers {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLeftovers.class);

    private final ContainerRuntime runtime;
    private final String site;
    private final LocalDirectory directory;
    private final ArrivedContent arrived;
    private final Backups backups;
    private final LogBatches batches;
    private final RestoreProgress restores;
    private final RestoreTraces traces;
    private final FilledVolumes volumes;
    private final Operations operations;

    public SweepLeftovers(
            ContainerRuntime runtime,
            String site,
            LocalDirectory directory,
            ArrivedContent arrived,
            Backups backups,
            LogBatches batches,
            RestoreProgress restores,
            RestoreTraces traces,
            FilledVolumes volumes,
            Operations operations) {
        this.runtime = runtime;
        this.site = site;
        this.directory = directory;
        this.arrived = arrived;
        this.backups = backups;
        this.batches = batches;
        this.restores = restores;
        this.traces = traces;
        this.volumes = volumes;
        this.operations = operations;
    }

    public void perform() throws IOException, SQLException {
        files();
        arrivals();
        restores();
        proofs();
        volumes.removeOf(operations.failed());
    }

    private void proofs() throws SQLException {
        Map<String, String> proof = Map.of(Labels.SITE, site, Labels.ROLE, Labels.PROOF_ROLE);
        List<ContainerState> found = runtime.list(proof);
        List<VolumeDetails> volumes = runtime.volumes(proof);
        Set<String> open =
                operations.open().keySet().stream().map(OperationId::toString).collect(Collectors.toSet());
        for (ContainerState container : found) {
            if (!open.contains(container.labels().getOrDefault(Labels.OPERATION, ""))) {
                LOG.info("removing {}, which no operation uses", container.name());
                runtime.remove(container.id());
            }
        }
        for (VolumeDetails volume : volumes) {
            if (!open.contains(volume.labels().getOrDefault(Labels.OPERATION, ""))) {
                LOG.info("removing the volume {}, which no operation uses", volume.name());
                runtime.removeVolume(volume.name());
            }
        }
    }

    private void files() throws IOException, SQLException {
        List<Orphan> found = directory.orphans();
        Set<DatabaseId> busy = operations.writing();
        for (Orphan orphan : found) {
            // Who writes the platform's own backups, or collects logs, clears up by himself when nobody else does so.
            if (busy.contains(orphan.database())
                    || orphan.database().equals(DatabaseId.PLATFORM)
                    || batches.isBatch(orphan.database(), orphan.fileName())) {
                continue;
            }
            if (orphan.kind() == Kind.UNFINISHED || backups.isUnfinished(orphan.database(), orphan.fileName())) {
                LOG.info("removing {} of {}, which was never finished", orphan.fileName(), orphan.database());
                directory.remove(orphan);
            } else {
                // Half of a backup that was stored: only a person can know where the other half is.
                LOG.warn("{} of {} is {}", orphan.fileName(), orphan.database(), orphan.kind());
            }
        }
    }

    private void arrivals() throws IOException, SQLException {
        List<ArrivedContent.Leftover> found = arrived.found();
        Set<DatabaseId> busy = operations.writing();
        for (ArrivedContent.Leftover leftover : found) {
            if (!busy.contains(leftover.database())) {
                LOG.info("removing what arrived for {}, and no operation waits for", leftover.database());
                leftover.removal().perform();
            }
        }
    }

    private void restores() throws SQLException {
        List<Begun> found = restores.begun();
        Map<OperationId, DatabaseId> open = operations.open();
        for (Begun restore : found) {
            if (!open.containsKey(restore.operation())) {
                try {
                    traces.remove(restore);
                } catch (CodedException notNow) {
                    LOG.info("traces of {} stay until later: {}", restore.operation(), notNow.getMessage());
                }
            }
        }
    }
}
