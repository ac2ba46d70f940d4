package io.databerth.provisioner;

import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeEvent.ContainerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles at start, at an interval, and at once when the runtime tells that a container of ours ended or vanished. */
public final class ReconcileLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
    /** Events come in bursts: one look answers them all. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final ContainerRuntime runtime;
    private final Site site;
    private final Reconcile reconcile;
    private final Duration interval;
    private final Semaphore wake = new Semaphore(0);
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Instant lastLook = Instant.EPOCH;
    private volatile boolean closed;
    private @Nullable Thread loop;

    public ReconcileLoop(ContainerRuntime runtime, Site site, Reconcile reconcile, Duration interval) {
        this.runtime = runtime;
        this.site = site;
        this.reconcile = reconcile;
        this.interval = interval;
    }

    public void start() {
        loop = Thread.ofVirtual().name("reconcile").start(this::run);
    }

    /** Looks now rather than at the next turn. */
    public void wake() {
        wake.release();
    }

    /** Why the last look failed, if it did. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** When all was last looked at with success. */
    public Instant lastLook() {
        return lastLook;
    }

    @Override
    public void close() {
        closed = true;
        Thread started = loop;
        if (started != null) {
            started.interrupt();
        }
    }

    private void run() {
        try (ContainerRuntime.Watch watch = runtime.watch(OwnLabels.ofSite(site), this::told)) {
            while (!closed) {
                look();
                if (wake.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHERING);
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            reconcile.perform();
            trouble = Optional.empty();
            lastLook = Instant.now();
        } catch (Exception failed) {
            trouble = Optional.of(String.valueOf(failed.getMessage()));
            if (!closed) {
                LOG.warn("cannot compare what is with what should be, trying again: {}", failed.getMessage());
            }
        }
    }

    private void told(RuntimeEvent event) {
        boolean matters =
                switch (event) {
                    case RuntimeEvent.Reconnected again -> true;
                    case ContainerEvent something ->
                        switch (something.action()) {
                            case DIED, STOPPED, DESTROYED, KILLED, OUT_OF_MEMORY, PAUSED, UNPAUSED -> true;
                            case CREATED, STARTED -> false;
                        };
                };
        if (matters) {
            wake.release();
        }
    }
}
