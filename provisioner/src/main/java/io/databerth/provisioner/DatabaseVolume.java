package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.VolumeDetails;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one volume of a database. A runtime makes a missing named volume by itself when a container starts, so this is asked
 * before every start: once there was data, an absent, foreign or emptied volume is VOLUME_LOST.
 */
public final class DatabaseVolume {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseVolume.class);

    private final ContainerRuntime runtime;
    private final Site site;

    public DatabaseVolume(ContainerRuntime runtime, Site site) {
        this.runtime = runtime;
        this.site = site;
    }

    /** Makes the volume of a database that never had data. */
    public void ensure(ManagedDatabase database) {
        if (database.readyOnce()) {
            require(database);
            return;
        }
        Optional<VolumeDetails> found = runtime.volume(database.volume());
        VolumeDetails volume = found.isPresent()
                ? found.get()
                : runtime.createVolume(database.volume(), OwnLabels.volume(site, database));
        if (!OwnLabels.isVolumeOf(volume.labels(), site, database)) {
            throw new CodedException(ErrorCode.CONTAINER_CONFLICT, foreign(volume));
        }
    }

    /** Makes sure that the data is there. */
    public void require(ManagedDatabase database) {
        VolumeDetails volume = runtime.volume(database.volume())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.VOLUME_LOST, "the volume '" + database.volume() + "' no longer exists"));
        if (!OwnLabels.isVolumeOf(volume.labels(), site, database)) {
            throw new CodedException(
                    ErrorCode.VOLUME_LOST,
                    "the volume '" + database.volume() + "' is not the one that held the data: it was made anew");
        }
        if (seenEmpty(volume.mountpoint())) {
            throw new CodedException(ErrorCode.VOLUME_LOST, "the volume '" + database.volume() + "' was emptied");
        }
    }

    /**
     * Makes sure that a restore has filled this volume for the database.
     *
     * @throws CodedException VOLUME_LOST when there is no such volume, or when it is not that restore's
     */
    public void requireFilled(SpareVolumes.Spare filled) {
        Optional<VolumeDetails> found = runtime.volume(filled.volume());
        boolean fits = found.filter(
                        volume -> OwnLabels.isFilledBy(volume.labels(), site, filled.database(), filled.operation())
                                && OwnLabels.tokenOf(volume.labels()).equals(Optional.of(filled.token())))
                .isPresent();
        if (!fits) {
            throw new CodedException(
                    ErrorCode.VOLUME_LOST,
                    "the volume '" + filled.volume() + "', which the restore has filled, is not there");
        }
    }

    /** Removes a volume WITH ITS DATA. False when a container uses it; gone, or another one of its name, is fine. */
    public boolean remove(SpareVolumes.Spare spare) {
        Optional<VolumeDetails> found = runtime.volume(spare.volume());
        if (found.isPresent() && OwnLabels.tokenOf(found.get().labels()).equals(Optional.of(spare.token()))) {
            try {
                runtime.removeVolume(spare.volume());
            } catch (RuntimeFailure.InUse used) {
                LOG.info("the volume {} is in use and stays: {}", spare.volume(), used.getMessage());
                return false;
            }
        }
        return true;
    }

    /** Removes every volume of this database, and its snapshots, WITH ITS DATA; others of the same name stay. */
    public void erase(DatabaseId database) {
        List.of(OwnLabels.identity(site, database), OwnLabels.snapshotsOf(site, database)).stream()
                .flatMap(labels -> runtime.volumes(labels).stream())
                .forEach(volume -> runtime.removeVolume(volume.name()));
    }

    /** Where this process may not look, or the data lies on another machine, nothing is seen and nothing concluded. */
    private static boolean seenEmpty(Path mountpoint) {
        if (!Files.isReadable(mountpoint) || !Files.isDirectory(mountpoint)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(mountpoint)) {
            return !content.iterator().hasNext();
        } catch (IOException notToBeSeen) {
            return false;
        }
    }

    private static String foreign(VolumeDetails volume) {
        return "a volume '" + volume.name() + "' exists and is not of this database"
                + OwnLabels.databaseOf(volume.labels())
                        .map(owner -> ": it keeps the data of " + owner)
                        .orElse("")
                + "; it is neither used nor touched";
    }
}
