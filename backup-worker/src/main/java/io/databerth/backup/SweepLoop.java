package io.databerth.backup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps at start and at an interval. */
public final class SweepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);

    private final SweepLeftovers sweep;
    private final Duration interval;
    private @Nullable Thread loop;

    public SweepLoop(SweepLeftovers sweep, Duration interval) {
        this.sweep = sweep;
        this.interval = interval;
    }

    public void start() {
        loop = Thread.ofVirtual().name("sweep").start(this::run);
    }

    @Override
    public void close() {
        Thread started = loop;
        if (started != null) {
            started.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                sweepOnce();
                Thread.sleep(interval);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            sweep.perform();
        } catch (Exception failed) {
            LOG.warn("cannot sweep up what was left behind, trying again in {}: {}", interval, failed.getMessage());
        }
    }
}
