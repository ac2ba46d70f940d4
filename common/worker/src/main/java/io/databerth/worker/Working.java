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

    @Produces
    @Singleton
    WorkQueue queue() {
        return new WorkQueue(store, lease);
    }

    @Produces
    @Singleton
    OperationRunner<?> runner(
            WorkQueue queue, Outbox outbox, OperationEvents events, CommandHandler<? extends Command> handler) {
        return new OperationRunner<>(store, queue, outbox, events, handler, poll, concurrency);
    }

    @Produces
    @Singleton
    CommandInbox commandInbox(CommandHandler<? extends Command> handler, OperationRunner<?> runner) {
        return new CommandInbox(store, handler.family(), runner::wake);
    }

    void start(@Observes StartupEvent event, OperationRunner<?> runner) {
        runner.start();
    }

    void stop(@Observes ShutdownEvent event, OperationRunner<?> runner) {
        runner.close();
    }
}
