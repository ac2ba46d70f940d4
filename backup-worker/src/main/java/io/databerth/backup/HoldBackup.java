package io.databerth.backup;

import io.databerth.backup.catalogue.Backups;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;

/** Holds a backup, or releases it. */
final class HoldBackup {
    private final Backups backups;

    HoldBackup(Backups backups) {
        this.backups = backups;
    }

    void perform(BackupCommand.Hold wish, Work work) throws Exception {
        backups.require(wish.backup());
        work.conclude(
                new BackupEvent.Held(wish.operation(), wish.database(), wish.backup(), wish.held()),
                transaction -> backups.hold(transaction, wish.backup(), wish.held()));
    }
}
