package io.databerth.backup;

import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.messaging.work.Work;

/**
 * Fills a volume of its own with the content, in a server that nothing reaches, compares it and closes it cleanly. The
 * provisioner puts it in the place of the live one and gives the user today's password.
 */
public final class RestoreAnew {
    private final RestoreSource source;
    private final FillVolume filling;

    public RestoreAnew(RestoreSource source, FillVolume filling) {
        this.source = source;
        this.filling = filling;
    }

    void perform(BackupCommand.Restore wish, LiveDatabase live, Work work) throws Exception {
        work.plan("check", "safety", "load");
        work.step("check", () -> source.check(wish.backup(), live.content()));
        // Of the same kind: what is replaced is what could not be got back otherwise.
        BackupKind kind = source.kind(wish.backup());
        work.step("safety", () -> source.secure(wish.operation(), wish.database(), wish.safetyBackup(), kind, work));
        load(wish, live.content(), work);
    }

    /** For a server that does not come up: there is nothing to take a safety backup of. The provisioner keeps the volume that it replaces. */
    void withoutServer(BackupCommand.Restore wish, Content target, Work work) throws Exception {
        work.plan("check", "load");
        work.step("check", () -> source.check(wish.backup(), target));
        load(wish, target, work);
    }

    private void load(BackupCommand.Restore wish, Content target, Work work) throws Exception {
        String volume = FilledVolumes.name(target, wish.operation());
        work.step("load", () -> filling.perform(wish, target, source.usable(wish.backup(), target), work));
        work.conclude(new BackupEvent.RestorePrepared(
                wish.operation(), wish.database(), wish.generation(), wish.backup(), wish.safetyBackup(), volume));
    }
}
