package io.databerth.vault;

import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Transactions;
import io.databerth.vault.keys.RenewKeys;
import io.databerth.vault.secrets.SourcePasswords;
import io.databerth.vault.secrets.Tickets;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done from time to time, a little at each tick. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVENT_MEMORY = Duration.ofDays(30);

    @Inject
    DataSource store;

    @Inject
    RenewKeys renewKeys;

    @Inject
    Tickets tickets;

    @Inject
    SourcePasswords sourcePasswords;

    @Inject
    EventInbox inbox;

    @ConfigProperty(name = "databerth.vault.key-life")
    Duration keyLife;

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            int rewrapped = renewKeys.perform(keyLife);
            if (rewrapped > 0) {
                LOG.info("wrapped {} data keys with the newest key-encryption key", rewrapped);
            }
            Transactions.call(store, tickets::removeExpired);
            Transactions.call(store, sourcePasswords::forgetExpired);
            inbox.forgetOlderThan(EVENT_MEMORY);
        } catch (Exception e) {
            LOG.warn("housekeeping failed, and is tried again in a minute", e);
        }
    }
}
