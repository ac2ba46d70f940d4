package io.databerth.backup;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.messaging.work.CommandHandler;
import io.databerth.messaging.work.Work;
import java.sql.SQLException;

/** Hands each command to its verb. */
public final class BackupHandler implements CommandHandler<BackupCommand> {
    private final TakeBackup take;
    private final RestoreBackup restore;
    private final RestoreTables tables;
    private final FillDatabase fill;
    private final ImportContent importing;
    private final VerifyBackup verify;
    private final DeleteBackup delete;
    private final SetPolicy policy;
    private final HoldBackup hold;
    private final CheckBackup scrub;

    BackupHandler(
            TakeBackup take,
            RestoreBackup restore,
            RestoreTables tables,
            FillDatabase fill,
            ImportContent importing,
            VerifyBackup verify,
            DeleteBackup delete,
            SetPolicy policy,
            HoldBackup hold,
            CheckBackup scrub) {
        this.take = take;
        this.restore = restore;
        this.tables = tables;
        this.fill = fill;
        this.importing = importing;
        this.verify = verify;
        this.delete = delete;
        this.policy = policy;
        this.hold = hold;
        this.scrub = scrub;
    }

    @Override
    public Class<BackupCommand> family() {
        return BackupCommand.class;
    }

    /** Until the live content is touched. What fills a new database ends with the deletion of that one. */
    @Override
    public boolean isCancellable(BackupCommand command) throws SQLException {
        return switch (command) {
            case BackupCommand.Take _,
                    BackupCommand.Import _,
                    BackupCommand.Verify _,
                    BackupCommand.Scrub _,
                    BackupCommand.RestoreTables _ -> true;
            case BackupCommand.Restore wish -> restore.isCancellable(wish);
            case BackupCommand.Fill _, BackupCommand.Delete _, BackupCommand.SetPolicy _, BackupCommand.Hold _ -> false;
        };
    }

    @Override
    public void handle(BackupCommand command, Work work) throws Exception {
        switch (command) {
            case BackupCommand.Take wish -> take.perform(wish, work);
            case BackupCommand.Restore wish -> restore.perform(wish, work);
            case BackupCommand.RestoreTables wish -> tables.perform(wish, work);
            case BackupCommand.Fill wish -> fill.perform(wish, work);
            case BackupCommand.Import wish -> importing.perform(wish, work);
            case BackupCommand.Verify wish -> verify.perform(wish, work);
            case BackupCommand.Delete wish -> delete.perform(wish, work);
            case BackupCommand.SetPolicy wish -> policy.perform(wish, work);
            case BackupCommand.Hold wish -> hold.perform(wish, work);
            case BackupCommand.Scrub wish -> scrub.perform(wish, work);
        }
    }
}
