package io.databerth.provisioner;

import io.databerth.contracts.Command;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.OperationEvents;
import org.jspecify.annotations.Nullable;

/** How the provisioner tells what becomes of an operation. */
public final class DatabaseOperationEvents implements OperationEvents {
    @Override
    public Topic topic() {
        return Topic.DATABASE_EVENTS;
    }

    @Override
    public Event accepted(Command command) {
        return new DatabaseEvent.Accepted(command.operation(), command.database());
    }

    @Override
    public Event stepDone(Command command, Step step) {
        return new DatabaseEvent.StepDone(command.operation(), command.database(), step);
    }

    @Override
    public Event failed(Command command, Failure failure, @Nullable String step) {
        return new DatabaseEvent.Failed(command.operation(), command.database(), failure, step);
    }
}
