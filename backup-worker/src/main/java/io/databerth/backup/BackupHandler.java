package io.databerth.backup;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.messaging.work.CommandHandler;
import io.databerth.messaging.work.Work;

/** Hands each command to its verb. */
public final class BackupHandler implements CommandHandler<BackupCommand> {
    private final TakeBackup take;
    private final RestoreBackup restore;
    private final FillDatabase fill;
    private final VerifyBackup verify;
    private final DeleteBackup delete;

    public BackupHandler(
            TakeBackup take, RestoreBackup restore, FillDatabase fill, VerifyBackup verify, DeleteBackup delete) {
        this.take = take;
        this.restore = restore;
        this.fill = fill;
        this.verify = verify;
        this.delete = delete;
    }

    @Override
    public Class<BackupCommand> family() {
        return BackupCommand.class;
    }

    @Override
    public void handle(BackupCommand command, Work work) throws Exception {
        switch (command) {
            case BackupCommand.Take wish -> take.perform(wish, work);
            case BackupCommand.Restore wish -> restore.perform(wish, work);
            case BackupCommand.Fill wish -> fill.perform(wish, work);
            case BackupCommand.Verify wish -> verify.perform(wish, work);
            case BackupCommand.Delete wish -> delete.perform(wish, work);
        }
    }
}
