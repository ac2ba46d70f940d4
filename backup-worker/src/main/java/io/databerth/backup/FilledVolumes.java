package io.databerth.backup;

import io.databerth.backup.engine.Content;
import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.VolumeDetails;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Volumes that restores fill for the provisioner to switch to. */
public final class FilledVolumes {
    private static final Logger LOG = LoggerFactory.getLogger(FilledVolumes.class);

    private final ContainerRuntime runtime;
    private final String site;

    public FilledVolumes(ContainerRuntime runtime, String site) {
        this.runtime = runtime;
        this.site = site;
    }

    /** The same for each attempt of one restore. */
    static String name(Content target, OperationId restore) {
        return target.containerName() + "-" + restore;
    }

    /** An empty volume in the place of what an earlier attempt left. */
    void makeEmpty(String name, DatabaseId database, OperationId restore) {
        runtime.list(Map.of(Labels.SITE, site, Labels.OPERATION, restore.toString(), Labels.ROLE, Labels.PROOF_ROLE))
                .forEach(left -> runtime.remove(left.id()));
        remove(name);
        runtime.createVolume(
                name,
                Map.of(
                        Labels.SITE, site,
                        Labels.DATABASE, database.toString(),
                        Labels.ROLE, Labels.DATABASE_ROLE,
                        Labels.OPERATION, restore.toString(),
                        Labels.RESTORE, restore.toString(),
                        Labels.VOLUME, restore.value().toString()));
    }

    /** One that is not there is fine. */
    void remove(String name) {
        runtime.removeVolume(name);
    }

    /**
     * Removes what these restores have filled; nobody was told of it, because they have failed. Without a word of the store that a
     * restore has failed its volume stays: it may be the live one.
     */
    void removeOf(Set<OperationId> failed) {
        Map<String, String> ours = Map.of(Labels.SITE, site, Labels.ROLE, Labels.DATABASE_ROLE);
        for (VolumeDetails volume : runtime.volumes(ours)) {
            String restore = volume.labels().getOrDefault(Labels.RESTORE, "");
            if (failed.stream().anyMatch(each -> each.toString().equals(restore))) {
                LOG.info("removing the volume {} of a restore that failed", volume.name());
                try {
                    remove(volume.name());
                } catch (RuntimeFailure.InUse used) {
                    LOG.warn("{} is in use and stays: {}", volume.name(), used.getMessage());
                }
            }
        }
    }
}
