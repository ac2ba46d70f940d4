package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command from which no byte has come for a while. How long a good dump takes nobody knows beforehand; one that hangs
 * shows by its silence.
 */
final class StallGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StallGuard.class);
    private static final int LOOKS_PER_LIMIT = 20;

    private final ExecStream stream;
    private final Duration limit;
    private final Thread watch;
    private volatile boolean stalled;

    private StallGuard(ExecStream stream, Duration limit) {
        this.stream = stream;
        this.limit = limit;
        this.watch = Thread.ofVirtual().name("stall guard").unstarted(this::watch);
    }

    static StallGuard over(ExecStream stream, Duration limit) {
        StallGuard guard = new StallGuard(stream, limit);
        guard.watch.start();
        return guard;
    }

    /** ENGINE_COMMAND_FAILED when the command was ended here. */
    void check(String what) {
        if (stalled) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED, what + " gave no byte for " + limit + " and was ended");
        }
    }

    /** Returns when nothing of an ended command is left, or after the runtime's own limits. */
    @Override
    public void close() {
        if (!stalled) {
            watch.interrupt();
        }
        Clearing.up(this::awaitWatch);
    }

    private void awaitWatch() {
        try {
            watch.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            long seen = stream.bytesArrived();
            long changed = System.nanoTime();
            while (System.nanoTime() - changed < limit.toNanos()) {
                Thread.sleep(limit.dividedBy(LOOKS_PER_LIMIT));
                long now = stream.bytesArrived();
                if (now != seen) {
                    seen = now;
                    changed = System.nanoTime();
                }
            }
            stalled = true;
            stream.close();
        } catch (InterruptedException done) {
            return;
        } catch (RuntimeFailure left) {
            LOG.warn("a command that hangs could not be ended: {}", left.getMessage());
        }
    }
}
