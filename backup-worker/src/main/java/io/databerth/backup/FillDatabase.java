package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.engine.Content;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.work.Work;

/**
 * Fills the volume that a database begins with, of a backup that is there or of one taken now. The engine's version may be a
 * newer one than the backup's. The volume is the provisioner's from the event on.
 */
public final class FillDatabase {
    private final RestoreSource source;
    private final FillVolume filling;
    private final ProveBackup proving;

    public FillDatabase(RestoreSource source, FillVolume filling, ProveBackup proving) {
        this.source = source;
        this.filling = filling;
        this.proving = proving;
    }

    void perform(BackupCommand.Fill wish, Work work) throws Exception {
        InitialContent content = wish.content();
        Content target = Content.of(wish.spec());
        work.plan("copy", "check", "load");
        work.step("copy", () -> {
            if (content.from() != null) {
                source.secure(wish.operation(), content.from(), content.backup(), work);
            }
        });
        work.step("check", () -> source.check(content.backup(), target));
        work.step("load", () -> load(wish, target, work));
        String volume = FilledVolumes.name(target, wish.operation());
        work.conclude(
                new BackupEvent.Filled(wish.operation(), wish.database(), wish.generation(), content.backup(), volume));
    }

    private void load(BackupCommand.Fill wish, Content target, Work work) throws Exception {
        BackupId backup = wish.content().backup();
        BackupEntry entry = source.usable(backup, target);
        long begin = System.nanoTime();
        ProofLevel level = filling.perform(wish, target, entry, work);
        if (entry.state() == State.STORED) {
            proving.note(wish.operation(), entry, level, begin, work);
        }
    }
}
