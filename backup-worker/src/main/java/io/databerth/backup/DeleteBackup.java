package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.targets.DeleteCopies;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import java.util.Optional;

/** Removes a backup's files, first those elsewhere, then what is known of it. */
public final class DeleteBackup {
    private final Backups backups;
    private final BackupFiles files;
    private final DeleteCopies copies;

    public DeleteBackup(Backups backups, BackupFiles files, DeleteCopies copies) {
        this.backups = backups;
        this.files = files;
        this.copies = copies;
    }

    void perform(BackupCommand.Delete wish, Work work) throws Exception {
        work.plan("remove");
        Optional<BackupEntry> entry = backups.find(wish.backup());
        if (backups.isHeld(wish.backup())) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, wish.backup() + " is held: release it, then delete it");
        }
        work.step("remove", () -> {
            if (entry.isPresent()) {
                copies.of(entry.get());
                files.delete(entry.get());
            }
        });
        work.conclude(
                new BackupEvent.Deleted(wish.operation(), wish.database(), wish.backup()),
                transaction -> backups.forget(transaction, wish.backup()));
    }
}
