package io.databerth.worker;

import io.databerth.contracts.Command;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.work.CommandHandler;
import io.databerth.messaging.work.OperationEvents;
import io.databerth.messaging.work.OperationRunner;
import io.databerth.messaging.work.WorkQueue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The operation runner around the service's one command handler, from the service's start to its end. */
@ApplicationScoped
public class Working {
    @Inject
    DataSource store;

    @ConfigProperty(name = "databerth.lease")
    Duration lease;

    @ConfigProperty(name = "databerth.poll")
    Duration poll;

    @ConfigProperty(name = "databerth.concurrency")
    int concurrency;

    /** No bean of its own: its type names the service's family of commands, which is not known here. */
    private volatile @Nullable OperationRunner<?> runner;

    @Produces
    @Singleton
    WorkQueue queue() {
        return new WorkQueue(store, lease);
    }

    @Produces
    @Singleton
    CommandInbox commandInbox(CommandHandler<? extends Command> handler) {
        return new CommandInbox(store, handler.family(), this::wake);
    }

    void start(
            @Observes StartupEvent event,
            WorkQueue queue,
            Outbox outbox,
            OperationEvents events,
            CommandHandler<? extends Command> handler) {
        OperationRunner<?> made = new OperationRunner<>(store, queue, outbox, events, handler, poll, concurrency);
        made.start();
        runner = made;
    }

    void stop(@Observes ShutdownEvent event) {
        OperationRunner<?> started = runner;
        if (started != null) {
            started.close();
        }
    }

    /** A command that arrives before the runner has started is found by its first look. */
    private void wake() {
        OperationRunner<?> started = runner;
        if (started != null) {
            started.wake();
        }
    }
}
