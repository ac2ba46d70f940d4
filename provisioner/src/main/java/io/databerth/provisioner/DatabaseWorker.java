package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.work.CommandHandler;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.store.DatabaseLocks;
import java.time.Duration;

/** Hands each command to its verb, alone with its database: a repair or a rotation of the same one comes before or after. */
public final class DatabaseWorker implements CommandHandler<DatabaseCommand> {
    /** A repair that is under way may wait this long for its log-in. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final DatabaseLocks locks;
    private final ProvisionDatabase provision;
    private final TakeContent takeContent;
    private final StartDatabase start;
    private final StopDatabase stop;
    private final RestartDatabase restart;
    private final ResizeDatabase resize;
    private final ConfigureDatabase configure;
    private final CertifyDatabase certify;
    private final UpgradeDatabase upgrade;
    private final ChangeVersion changeVersion;
    private final SettleVersion settleVersion;
    private final PublishDatabase publish;
    private final UnpublishDatabase unpublish;
    private final TakeSnapshot takeSnapshot;
    private final RestoreSnapshot restoreSnapshot;
    private final DeleteSnapshot deleteSnapshot;
    private final SwitchVolume switching;
    private final RunTask task;
    private final SetUser setUser;
    private final DropUser dropUser;
    private final DeleteDatabase delete;

    public DatabaseWorker(
            DatabaseLocks locks,
            ProvisionDatabase provision,
            TakeContent takeContent,
            StartDatabase start,
            StopDatabase stop,
            RestartDatabase restart,
            ResizeDatabase resize,
            ConfigureDatabase configure,
            CertifyDatabase certify,
            UpgradeDatabase upgrade,
            ChangeVersion changeVersion,
            SettleVersion settleVersion,
            PublishDatabase publish,
            UnpublishDatabase unpublish,
            TakeSnapshot takeSnapshot,
            RestoreSnapshot restoreSnapshot,
            DeleteSnapshot deleteSnapshot,
            SwitchVolume switching,
            RunTask task,
            SetUser setUser,
            DropUser dropUser,
            DeleteDatabase delete) {
        this.locks = locks;
        this.provision = provision;
        this.takeContent = takeContent;
        this.start = start;
        this.stop = stop;
        this.restart = restart;
        this.resize = resize;
        this.configure = configure;
        this.certify = certify;
        this.upgrade = upgrade;
        this.changeVersion = changeVersion;
        this.settleVersion = settleVersion;
        this.publish = publish;
        this.unpublish = unpublish;
        this.takeSnapshot = takeSnapshot;
        this.restoreSnapshot = restoreSnapshot;
        this.deleteSnapshot = deleteSnapshot;
        this.switching = switching;
        this.task = task;
        this.setUser = setUser;
        this.dropUser = dropUser;
        this.delete = delete;
    }

    @Override
    public Class<DatabaseCommand> family() {
        return DatabaseCommand.class;
    }

    @Override
    public boolean latestWins() {
        return true;
    }

    @Override
    public void handle(DatabaseCommand command, Work work) throws Exception {
        try (DatabaseLocks.Held held = locks.hold(command.database(), PATIENCE)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.RUNTIME_UNAVAILABLE, "a repair of this database takes too long"))) {
            perform(command, work);
        }
    }

    private void perform(DatabaseCommand command, Work work) throws Exception {
        switch (command) {
            case DatabaseCommand.Provision wish -> provision.perform(wish, work);
            case DatabaseCommand.TakeContent wish -> takeContent.perform(wish, work);
            case DatabaseCommand.Start wish -> start.perform(wish, work);
            case DatabaseCommand.Stop wish -> stop.perform(wish, work);
            case DatabaseCommand.Restart wish -> restart.perform(wish, work);
            case DatabaseCommand.Resize wish -> resize.perform(wish, work);
            case DatabaseCommand.Configure wish -> configure.perform(wish, work);
            case DatabaseCommand.Certify wish -> certify.perform(wish, work);
            case DatabaseCommand.Upgrade wish -> upgrade.perform(wish, work);
            case DatabaseCommand.ChangeVersion wish -> changeVersion.perform(wish, work);
            case DatabaseCommand.Reopen wish -> settleVersion.reopen(wish, work);
            case DatabaseCommand.ConfirmVersion wish -> settleVersion.confirm(wish, work);
            case DatabaseCommand.UndoVersion wish -> settleVersion.undo(wish, work);
            case DatabaseCommand.Publish wish -> publish.perform(wish, work);
            case DatabaseCommand.Unpublish wish -> unpublish.perform(wish, work);
            case DatabaseCommand.TakeSnapshot wish -> takeSnapshot.perform(wish, work);
            case DatabaseCommand.RestoreSnapshot wish -> restoreSnapshot.perform(wish, work);
            case DatabaseCommand.DeleteSnapshot wish -> deleteSnapshot.perform(wish, work);
            case DatabaseCommand.SwitchVolume wish -> switching.perform(wish, work);
            case DatabaseCommand.RunTask wish -> task.perform(wish, work);
            case DatabaseCommand.SetUser wish -> setUser.perform(wish, work);
            case DatabaseCommand.DropUser wish -> dropUser.perform(wish, work);
            case DatabaseCommand.Delete wish -> delete.perform(wish, work);
        }
    }
}
