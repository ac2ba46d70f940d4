package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.engine.Content;
import io.databerth.backup.log.PointInTime;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.work.Work;
import java.time.Instant;

/**
 * Fills the volume that a database begins with, of a backup that is there or of one taken now, or of a moment that a log leads
 * to. The engine's version may be a newer one than the backup's. The volume is the provisioner's from the event on.
 */
public final class FillDatabase {
    private final RestoreSource source;
    private final PointInTime moments;
    private final FillVolume filling;
    private final ProveBackup proving;

    public FillDatabase(RestoreSource source, PointInTime moments, FillVolume filling, ProveBackup proving) {
        this.source = source;
        this.moments = moments;
        this.filling = filling;
        this.proving = proving;
    }

    void perform(BackupCommand.Fill wish, Work work) throws Exception {
        InitialContent content = wish.content();
        Content target = Content.of(wish.spec());
        work.plan("copy", "check", "load");
        work.step("copy", () -> {
            if (content.from() != null) {
                source.secure(wish.operation(), content.from(), content.backup(), BackupKind.LOGICAL, work);
            }
        });
        work.step("check", () -> {
            source.check(content.backup(), target);
            if (content.at() != null) {
                moments.replay(content.backup(), content.at());
            }
        });
        work.step("load", () -> load(wish, target, work));
        String volume = FilledVolumes.name(target, wish.operation());
        work.conclude(
                new BackupEvent.Filled(wish.operation(), wish.database(), wish.generation(), content.backup(), volume));
    }

    private void load(BackupCommand.Fill wish, Content target, Work work) throws Exception {
        BackupId backup = wish.content().backup();
        BackupEntry entry = source.usable(backup, target);
        Instant at = wish.content().at();
        if (at != null) {
            filling.recover(wish, target, entry, moments.replay(backup, at), work);
            return;
        }
        long begin = System.nanoTime();
        ProofLevel level = filling.perform(wish, target, entry, work);
        if (entry.state() == State.STORED) {
            proving.note(wish.operation(), entry, level, begin, work);
        }
    }
}
