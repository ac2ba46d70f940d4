package io.databerth.backup;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.messaging.work.Work;

/** Reads a stored backup back, and proves it again by a restore. */
public final class VerifyBackup {
    private final CheckBackup checking;
    private final ProveBackup proving;

    VerifyBackup(CheckBackup checking, ProveBackup proving) {
        this.checking = checking;
        this.proving = proving;
    }

    void perform(BackupCommand.Verify wish, Work work) throws Exception {
        work.plan("check", "proof");
        work.step("check", () -> checking.check(wish, wish.backup(), work));
        proving.prove(wish.operation(), wish.backup(), work);
    }
}
