package io.databerth.backup;

import io.databerth.backup.engine.LiveDatabase;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
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
        work.step("safety", () -> source.secure(wish.operation(), wish.database(), wish.safetyBackup(), work));
        String volume = FilledVolumes.name(live.content(), wish.operation());
        work.step(
                "load",
                () -> filling.perform(wish, live.content(), source.usable(wish.backup(), live.content()), work));
        work.conclude(new BackupEvent.RestorePrepared(
                wish.operation(), wish.database(), wish.generation(), wish.backup(), wish.safetyBackup(), volume));
    }
}
