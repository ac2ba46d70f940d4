package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.proof.Proof;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a volume of its own with the content, in a server that nothing reaches, compares it and closes it cleanly. The
 * provisioner puts it in the place of the live one and gives the user today's password.
 */
public final class RestoreAnew {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreAnew.class);

    private final RestoreSource source;
    private final FilledVolumes volumes;
    private final Proof proof;

    public RestoreAnew(RestoreSource source, FilledVolumes volumes, Proof proof) {
        this.source = source;
        this.volumes = volumes;
        this.proof = proof;
    }

    void perform(BackupCommand.Restore wish, LiveDatabase live, Work work) throws Exception {
        work.plan("check", "safety", "load");
        work.step("check", () -> source.check(wish, live));
        work.step("safety", () -> source.secure(wish, work));
        String volume = FilledVolumes.name(live, wish.operation());
        work.step("load", () -> {
            try {
                load(wish, live, volume);
            } catch (Exception failed) {
                Clearing.up(() -> remove(volume, failed, work));
                throw failed;
            }
        });
        work.conclude(new BackupEvent.RestorePrepared(
                wish.operation(), wish.database(), wish.generation(), wish.backup(), wish.safetyBackup(), volume));
    }

    private void load(BackupCommand.Restore wish, LiveDatabase live, String volume)
            throws IOException, SQLException, InterruptedException {
        BackupEntry entry = source.usable(wish, live);
        volumes.makeEmpty(volume, wish.database(), wish.operation());
        try (OpenBackup opened = source.open(entry)) {
            proof.onto(volume, live.content(), entry, opened, wish.operation());
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
