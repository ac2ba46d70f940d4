package io.databerth.backup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something at start and at an interval, until it is closed; what fails is tried again the next time. */
public final class Repeating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final Duration interval;
    private final Task task;
    private @Nullable Thread loop;

    /** What is done. */
    @FunctionalInterface
    public interface Task {
        void perform() throws Exception;
    }

    public Repeating(String name, Duration interval, Task task) {
        this.name = name;
        this.interval = interval;
        this.task = task;
    }

    public void start() {
        loop = Thread.ofVirtual().name(name).start(this::run);
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
                performOnce();
                Thread.sleep(interval);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void performOnce() throws InterruptedException {
        try {
            task.perform();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            LOG.warn("{} failed, trying again in {}: {}", name, interval, failed.getMessage());
        }
    }
}
