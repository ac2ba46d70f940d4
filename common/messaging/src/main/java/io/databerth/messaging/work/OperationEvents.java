package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** The events by which one service tells how an operation goes. */
public interface OperationEvents {
    Topic topic();

    Event accepted(Command command);

    Event stepDone(Command command, Step step);

    /** {@code step} is the step that failed, if one had begun. */
    Event failed(Command command, Failure failure, @Nullable String step);
}
