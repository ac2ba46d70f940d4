package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
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
        boolean byDatabase = live.backup().goesByDatabase();
        work.step("check", () -> {
            if (!byDatabase) {
                requireAll(wish);
            }
            source.check(wish.backup(), live.content());
        });
        // Of the same kind: what is replaced is what could not be got back otherwise.
        BackupKind kind = source.kind(wish.backup());
        work.step("safety", () -> source.secure(wish.operation(), wish.database(), wish.safetyBackup(), kind, work));
        work.step("load", () -> {
            BackupEntry entry = source.usable(wish.backup(), live.content());
            if (byDatabase) {
                BackupEntry safety = source.usable(wish.safetyBackup(), live.content());
                filling.performWithRest(wish, live.content(), entry, safety, work);
            } else {
                filling.perform(wish, live.content(), entry, work);
            }
        });
        conclude(wish, live.content(), work);
    }

    /** For a server that does not come up: there is nothing to take a safety backup of. The provisioner keeps the volume that it replaces. */
    void withoutServer(BackupCommand.Restore wish, Content target, Work work) throws Exception {
        work.plan("check", "load");
        work.step("check", () -> {
            requireAll(wish);
            source.check(wish.backup(), target);
        });
        work.step("load", () -> filling.perform(wish, target, source.usable(wish.backup(), target), work));
        conclude(wish, target, work);
    }

    private static void requireAll(BackupCommand.Restore wish) {
        if (!wish.databases().isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "single inner databases come back from a logical backup into a running server only; restore the whole backup");
        }
    }

    private static void conclude(BackupCommand.Restore wish, Content target, Work work) throws Exception {
        String volume = FilledVolumes.name(target, wish.operation());
        work.conclude(new BackupEvent.RestorePrepared(
                wish.operation(), wish.database(), wish.generation(), wish.backup(), wish.safetyBackup(), volume));
    }
}
