package io.databerth.vault;

import io.databerth.contracts.Command;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.messaging.work.OperationEvents;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells how credential operations go. */
@Singleton
public class CredentialProgress implements OperationEvents {
    @Override
    public Topic topic() {
        return Topic.CREDENTIAL_EVENTS;
    }

    @Override
    public Event accepted(Command command) {
        return new CredentialEvent.Accepted(command.operation(), command.database());
    }

    @Override
    public Event stepDone(Command command, Step step) {
        return new CredentialEvent.StepDone(command.operation(), command.database(), step);
    }

    @Override
    public Event failed(Command command, Failure failure, @Nullable String step) {
        return new CredentialEvent.Failed(command.operation(), command.database(), failure, step);
    }
}
