package io.databerth.backup;

import io.databerth.contracts.Command;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.work.OperationEvents;
import org.jspecify.annotations.Nullable;

/** Tells operations as backup events. */
public final class BackupOperationEvents implements OperationEvents {
    @Override
    public Topic topic() {
        return Topic.BACKUP_EVENTS;
    }

    @Override
    public Event accepted(Command command) {
        return new BackupEvent.Accepted(command.operation(), command.database());
    }

    @Override
    public Event stepDone(Command command, Step step) {
        return new BackupEvent.StepDone(command.operation(), command.database(), step);
    }

    @Override
    public Event failed(Command command, Failure failure, @Nullable String step) {
        return new BackupEvent.Failed(
                command.operation(), command.database(), backupOf((BackupCommand) command), failure, step);
    }

    private static @Nullable BackupId backupOf(BackupCommand command) {
        return switch (command) {
            case BackupCommand.Take take -> take.backup();
            case BackupCommand.Restore restore -> restore.backup();
            case BackupCommand.RestoreTables tables -> tables.backup();
            case BackupCommand.Fill fill -> fill.content().backup();
            case BackupCommand.Import wish -> wish.backup();
            case BackupCommand.Verify verify -> verify.backup();
            case BackupCommand.Delete delete -> delete.backup();
            case BackupCommand.Scrub scrub -> scrub.backup();
            case BackupCommand.Hold hold -> hold.backup();
            case BackupCommand.SetPolicy _ -> null;
        };
    }
}
