package io.databerth.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import io.databerth.runtime.ContainerRuntime.Watch;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeFailure;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the engine's events through lost connections and restarts. */
final class ContainerWatch implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int QUEUE = 1024;
    private final DockerCalls calls;
    private final Map<String, String> labels;
    private final Consumer<RuntimeEvent> consumer;
    private final BlockingQueue<RuntimeEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread following;
    private final Thread delivering;
    private long newestNanos;

    private ContainerWatch(DockerCalls calls, Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        this.calls = calls;
        this.labels = Map.copyOf(labels);
        this.consumer = consumer;
        following = Thread.ofVirtual().name("watch containers").unstarted(this::follow);
        delivering = Thread.ofVirtual().name("deliver container events").unstarted(this::deliver);
    }

    static Watch open(DockerCalls calls, Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        var watch = new ContainerWatch(calls, labels, consumer);
        watch.following.start();
        watch.delivering.start();
        return watch;
    }

    private void follow() {
        // The engine replays from its memory, so nothing between this call and the first answer is lost.
        Instant from = Instant.now();
        Duration pause = FIRST_PAUSE;
        boolean first = true;
        while (!Thread.currentThread().isInterrupted()) {
            var connection = new Connection(first);
            if (connection.run(from)) {
                first = false;
                pause = FIRST_PAUSE;
            }
            if (pauseFor(pause)) {
                from = Instant.now();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static boolean pauseFor(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deliver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                consumer.accept(queue.take());
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException refused) {
                LOG.error("a consumer of container events failed; the watch goes on", refused);
            }
        }
    }

    @Override
    public void close() {
        following.interrupt();
        delivering.interrupt();
    }

    /** One connection to the engine's events, until it ends. */
    private final class Connection extends ResultCallback.Adapter<Event> {
        private final boolean first;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean answered;

        Connection(boolean first) {
            this.first = first;
        }

        /** Whether the engine answered at all. */
        boolean run(Instant from) {
            try (this) {
                calls.client()
                        .eventsCmd()
                        .withEventTypeFilter(EventType.CONTAINER)
                        .withLabelFilter(LabelFilter.of(labels).toArray(String[]::new))
                        .withSince(from.getEpochSecond() + "." + "%09d".formatted(from.getNano()))
                        .exec(this);
                over.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException lost) {
                LOG.debug("container events were lost", lost);
            }
            return answered;
        }

        @Override
        public void onStart(Closeable stream) {
            super.onStart(stream);
            answered = true;
            if (!first) {
                put(new RuntimeEvent.Reconnected(Instant.now()));
            }
        }

        @Override
        public void onNext(Event event) {
            Long nanos = event.getTimeNano();
            if (nanos != null && nanos > newestNanos) {
                newestNanos = nanos;
                EventTranslation.of(event).ifPresent(this::put);
            }
        }

        private void put(RuntimeEvent event) {
            try {
                queue.put(event);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                throw new RuntimeFailure.Unavailable("the watch is closed", closed);
            }
        }

        @Override
        public void onError(Throwable lost) {
            LOG.debug("the connection for container events is lost", lost);
            super.onError(lost);
            over.countDown();
        }

        @Override
        public void onComplete() {
            super.onComplete();
            over.countDown();
        }
    }
}
