package io.databerth.backup;

import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.targets.CopyBackup;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** Dumps, copies to where the policy says, stores, and proves by a restore, if its policy wants that of this one. */
public final class TakeBackup {
    private final WriteBackup writing;
    private final LogBases logs;
    private final Policies policies;
    private final CopyBackup copying;
    private final ProofsDue proofs;
    private final ProveBackup proving;

    TakeBackup(
            WriteBackup writing,
            LogBases logs,
            Policies policies,
            CopyBackup copying,
            ProofsDue proofs,
            ProveBackup proving) {
        this.writing = writing;
        this.logs = logs;
        this.policies = policies;
        this.copying = copying;
        this.proofs = proofs;
        this.proving = proving;
    }

    void perform(BackupCommand.Take wish, Work work) throws Exception {
        work.plan("begin", "dump", "copy", "store", "proof");
        work.step("begin", () -> begin(wish, work));
        work.step("dump", () -> dump(wish, work));
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

    private void begin(BackupCommand.Take wish, Work work) throws SQLException {
        writing.begin(wish.operation(), wish.database(), wish.backup(), wish.kind(), work);
        if (wish.kind() == BackupKind.PHYSICAL) {
            logs.begin(wish.backup(), wish.database(), isForTheLogAlone(wish));
        }
    }

    private void dump(BackupCommand.Take wish, Work work) throws IOException, SQLException, InterruptedException {
        writing.write(wish.operation(), wish.backup(), work);
        logs.written(wish.backup());
    }

    /** Nobody asked for it, and the schedule brings others. */
    private boolean isForTheLogAlone(BackupCommand.Take wish) throws SQLException {
        return wish.generation() == 0 && policies.of(wish.database()).takes() != BackupKind.PHYSICAL;
    }
}
