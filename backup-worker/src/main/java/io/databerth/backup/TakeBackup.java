package io.databerth.backup;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.messaging.work.Work;

/** Dumps, stores, and proves by a restore. */
public final class TakeBackup {
    private final WriteBackup writing;
    private final ProveBackup proving;

    public TakeBackup(WriteBackup writing, ProveBackup proving) {
        this.writing = writing;
        this.proving = proving;
    }

    void perform(BackupCommand.Take wish, Work work) throws Exception {
        work.plan("begin", "dump", "store", "proof");
        work.step("begin", () -> writing.begin(wish.operation(), wish.database(), wish.backup(), work));
        work.step("dump", () -> writing.write(wish.operation(), wish.backup(), work));
        work.step("store", () -> writing.confirm(wish.operation(), wish.backup(), work));
        proving.prove(wish.operation(), wish.backup(), work);
    }
}
