package io.databerth.messaging.work;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a claim's lease three times in its length, and interrupts the worker when the claim is over. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private final Thread keeper;

    private LeaseKeeper(Thread keeper) {
        this.keeper = keeper;
    }

    static LeaseKeeper start(WorkQueue queue, Claim claim, Thread worker) {
        Duration pause = queue.lease().dividedBy(3);
        return new LeaseKeeper(
                Thread.ofVirtual().name("lease-" + claim.commandId()).start(() -> keep(queue, claim, worker, pause)));
    }

    private static void keep(WorkQueue queue, Claim claim, Thread worker, Duration pause) {
        while (true) {
            try {
                Thread.sleep(pause);
                queue.renew(claim);
            } catch (InterruptedException done) {
                return;
            } catch (StaleClaimException over) {
                worker.interrupt();
                return;
            } catch (SQLException away) {
                LOG.warn("cannot renew the lease of {}: {}", claim.commandId(), away.getMessage());
            }
        }
    }

    @Override
    public void close() {
        keeper.interrupt();
    }
}
