package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.contracts.ids.TargetId;
import java.io.IOException;
import java.sql.SQLException;

/** Removes a backup from every target that has it. */
public final class DeleteCopies {
    private final Copies copies;
    private final OpenTargets targets;

    public DeleteCopies(Copies copies, OpenTargets targets) {
        this.copies = copies;
        this.targets = targets;
    }

    /** Fails when one does not answer: what lies there is not forgotten. */
    public void of(BackupEntry entry) throws IOException, SQLException, InterruptedException {
        for (TargetId target : copies.of(entry.backup())) {
            try (BackupTarget open = targets.open(target)) {
                new SealedCopy(open, entry).delete();
            }
            copies.forget(entry.backup(), target);
        }
    }
}
