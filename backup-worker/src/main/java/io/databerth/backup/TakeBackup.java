package io.databerth.backup;

import io.databerth.backup.targets.CopyBackup;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import java.time.Instant;

/** Dumps, copies to where the policy says, stores, and proves by a restore, if its policy wants that of this one. */
public final class TakeBackup {
    private final WriteBackup writing;
    private final CopyBackup copying;
    private final ProofsDue proofs;
    private final ProveBackup proving;

    TakeBackup(WriteBackup writing, CopyBackup copying, ProofsDue proofs, ProveBackup proving) {
        this.writing = writing;
        this.copying = copying;
        this.proofs = proofs;
        this.proving = proving;
    }

    void perform(BackupCommand.Take wish, Work work) throws Exception {
        work.plan("begin", "dump", "copy", "store", "proof");
        work.step("begin", () -> writing.begin(wish.operation(), wish.database(), wish.backup(), work));
        work.step("dump", () -> writing.write(wish.operation(), wish.backup(), work));
        work.step("copy", () -> copying.perform(wish.operation(), wish.backup(), work));
        work.step("store", () -> writing.confirm(wish.operation(), wish.backup(), work));
        if (proofs.isDue(wish)) {
            proving.prove(wish.operation(), wish.backup(), work);
        } else {
            work.conclude(
                    new BackupEvent.LeftUnproven(wish.operation(), wish.database(), wish.backup(), Instant.now()),
                    transaction -> {});
        }
    }
}
