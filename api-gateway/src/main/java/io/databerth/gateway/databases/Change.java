package io.databerth.gateway.databases;

import io.databerth.contracts.Command;
import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Outgoing;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that someone asks for, and the commands that it becomes once it is accepted.
 *
 * @param commands in the order in which they are published
 */
public record Change(OperationKind kind, @Nullable BackupId backup, List<Ordered> commands) {
    /** A command and where it goes. */
    public record Ordered(Topic topic, CommandOf command) {}

    public Change {
        commands = List.copyOf(commands);
    }

    /** Of one command. */
    public Change(OperationKind kind, Topic topic, @Nullable BackupId backup, CommandOf command) {
        this(kind, backup, List.of(new Ordered(topic, command)));
    }

    /** Makes the command from what the acceptance decides. */
    @FunctionalInterface
    public interface CommandOf {
        Command with(OperationId operation, DatabaseId database, long generation);
    }

    /** The operation of this change of a database as it stands. */
    OperationView operation(DatabaseView view, Caller caller) {
        OperationView operation = OperationView.queued(kind, view.databaseId(), view.project, caller.name());
        operation.backupId = backup == null ? null : backup.value();
        operation.generation = kind.changesDatabase() ? view.generation + 1 : view.generation;
        return operation;
    }

    List<Outgoing> commands(OperationView operation) {
        DatabaseId database = new DatabaseId(operation.databaseId);
        return commands.stream()
                .map(each -> new Outgoing(
                        each.topic(), each.command().with(operation.operation(), database, operation.generation)))
                .toList();
    }
}
