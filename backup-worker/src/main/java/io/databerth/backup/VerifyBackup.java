package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;

/** Reads a stored backup back, hashes it, and proves it again; one that is not what was written becomes corrupt. */
public final class VerifyBackup {
    private final Backups backups;
    private final BackupFiles files;
    private final ProveBackup proving;

    public VerifyBackup(Backups backups, BackupFiles files, ProveBackup proving) {
        this.backups = backups;
        this.files = files;
        this.proving = proving;
    }

    void perform(BackupCommand.Verify wish, Work work) throws Exception {
        work.plan("check", "proof");
        work.step("check", () -> check(wish, work));
        proving.prove(wish.operation(), wish.backup(), work);
    }

    private void check(BackupCommand.Verify wish, Work work) throws IOException, SQLException {
        BackupEntry entry = backups.require(wish.backup());
        try {
            files.openVerified(entry).close();
        } catch (CodedException damaged) {
            if (isNoLongerWhatWasStored(entry, damaged.failure().code())) {
                work.inTransaction(transaction -> {
                    backups.became(transaction, wish.backup(), State.CORRUPT, entry.revision());
                    work.outbox()
                            .append(
                                    transaction,
                                    work.topic(),
                                    new BackupEvent.Corrupt(
                                            wish.operation(), entry.database(), wish.backup(), damaged.failure()));
                });
            }
            throw damaged;
        }
    }

    /** A file that was stored and is missing, or cannot be recognised any more, is as lost as one with a flipped bit. */
    private static boolean isNoLongerWhatWasStored(BackupEntry entry, ErrorCode found) {
        return found == ErrorCode.BACKUP_DAMAGED || (entry.isStored() && found == ErrorCode.BACKUP_UNUSABLE);
    }
}
