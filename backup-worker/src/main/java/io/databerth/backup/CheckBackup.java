package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.targets.ScrubCopies;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** Reads a stored backup back and hashes it, here and in its targets; one that is not what was written here becomes corrupt. */
final class CheckBackup {
    private final Backups backups;
    private final BackupFiles files;
    private final ScrubCopies copies;

    CheckBackup(Backups backups, BackupFiles files, ScrubCopies copies) {
        this.backups = backups;
        this.files = files;
        this.copies = copies;
    }

    /** An operation of its own. */
    void perform(BackupCommand.Scrub wish, Work work) throws Exception {
        work.plan("check", "copies");
        work.step("check", () -> check(wish, wish.backup(), work));
        work.step("copies", () -> copies.perform(wish.operation(), backups.require(wish.backup()), work));
        work.conclude(
                new BackupEvent.Scrubbed(wish.operation(), wish.database(), wish.backup(), Instant.now()),
                transaction -> backups.checked(transaction, wish.backup()));
    }

    void check(BackupCommand wish, BackupId backup, Work work) throws IOException, SQLException {
        BackupEntry entry = backups.require(backup);
        try (OpenBackup whole = files.openVerified(entry)) {
            if (whole.mended().isPresent()) {
                work.emit(new BackupEvent.Mended(
                        wish.operation(),
                        entry.database(),
                        backup,
                        whole.mended().get()));
            }
        } catch (CodedException damaged) {
            if (isNoLongerWhatWasStored(entry, damaged.failure().code())) {
                work.inTransaction(transaction -> {
                    backups.became(transaction, backup, State.CORRUPT, entry.revision());
                    work.outbox()
                            .append(
                                    transaction,
                                    work.topic(),
                                    new BackupEvent.Corrupt(
                                            wish.operation(), entry.database(), backup, damaged.failure()));
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
