package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.Content;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.proof.Proof;
import io.databerth.backup.proof.Replay;
import io.databerth.backup.proof.Source;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a backup into a volume of its own, in a server that nothing reaches, compares the content and closes it cleanly. */
public final class FillVolume {
    private static final Logger LOG = LoggerFactory.getLogger(FillVolume.class);

    private final BackupFiles files;
    private final FilledVolumes volumes;
    private final Proof proof;

    /** How content gets into a volume. */
    @FunctionalInterface
    private interface Way {
        ProofLevel into(String volume, OpenBackup opened) throws IOException, InterruptedException;
    }

    public FillVolume(BackupFiles files, FilledVolumes volumes, Proof proof) {
        this.files = files;
        this.volumes = volumes;
        this.proof = proof;
    }

    /** As {@link #perform}, brought to a later moment by a log. */
    void recover(BackupCommand wish, Content target, BackupEntry entry, Replay replay, Work work)
            throws IOException, SQLException, InterruptedException {
        fill(wish, target, entry, work, (volume, opened) -> {
            proof.recover(volume, target, entry, opened, replay, wish.operation());
            return ProofLevel.LOADS;
        });
    }

    /**
     * The file is read and authenticated again as it is loaded: it may have been exchanged since it was checked.
     *
     * @param target what will serve the content
     * @return what the comparison proves of the backup
     */
    ProofLevel perform(BackupCommand wish, Content target, BackupEntry entry, Work work)
            throws IOException, SQLException, InterruptedException {
        return fill(
                wish,
                target,
                entry,
                work,
                (volume, opened) -> proof.onto(volume, target, List.of(Source.of(entry, opened)), wish.operation()));
    }

    /** As {@link #perform}, of what is chosen; what else the server held when {@code safety} was taken goes along. */
    void performWithRest(BackupCommand.Restore wish, Content target, BackupEntry entry, BackupEntry safety, Work work)
            throws IOException, SQLException, InterruptedException {
        fill(wish, target, entry, work, (volume, opened) -> {
            ChosenDatabases chosen = ChosenDatabases.of(wish, entry, opened.manifest());
            Source back = new Source(entry, opened, chosen::contains);
            try (OpenBackup now = files.open(safety)) {
                Source rest = new Source(safety, now, held -> !chosen.containsOfName(held.other()));
                boolean isAny = now.manifest().held().stream().anyMatch(rest.wanted());
                return proof.onto(volume, target, isAny ? List.of(back, rest) : List.of(back), wish.operation());
            }
        });
    }

    private ProofLevel fill(BackupCommand wish, Content target, BackupEntry entry, Work work, Way way)
            throws IOException, SQLException, InterruptedException {
        String volume = FilledVolumes.name(target, wish.operation());
        try (OpenBackup opened = files.open(entry)) {
            volumes.makeEmpty(volume, wish.database(), wish.operation());
            return way.into(volume, opened);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            Clearing.up(() -> remove(volume, failed, work));
            throw failed;
        }
    }

    private void remove(String volume, Exception failed, Work work) {
        try {
            // Fenced: another claimant may be filling the volume of the same name.
            work.inTransaction(transaction -> volumes.remove(volume));
        } catch (SQLException | RuntimeException leftBehind) {
            LOG.warn("{} stays until the next sweep: {}", volume, leftBehind.getMessage());
            failed.addSuppressed(leftBehind);
        }
    }
}
