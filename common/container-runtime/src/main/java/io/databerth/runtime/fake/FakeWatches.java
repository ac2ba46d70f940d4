package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerRuntime.Watch;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeEvent.Action;
import io.databerth.runtime.RuntimeEvent.ContainerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who watches; in order, on one thread, as the real one does. */
final class FakeWatches {
    private static final Logger LOG = LoggerFactory.getLogger(FakeWatches.class);

    private record Watcher(Map<String, String> labels, Consumer<RuntimeEvent> consumer) {}

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final ExecutorService delivery =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    Watch open(Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        var watcher = new Watcher(Map.copyOf(labels), consumer);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void tell(FakeContainer container, Action action, OptionalInt exitCode) {
        var event = new ContainerEvent(
                container.id, container.spec.name(), container.spec.labels(), action, exitCode, Instant.now());
        for (Watcher watcher : watchers) {
            if (container.spec.labels().entrySet().containsAll(watcher.labels().entrySet())) {
                deliver(watcher, event);
            }
        }
    }

    void tellReconnected() {
        for (Watcher watcher : watchers) {
            deliver(watcher, new RuntimeEvent.Reconnected(Instant.now()));
        }
    }

    private void deliver(Watcher watcher, RuntimeEvent event) {
        delivery.execute(() -> {
            try {
                watcher.consumer().accept(event);
            } catch (RuntimeException refused) {
                LOG.error("a consumer of container events failed; the watch goes on", refused);
            }
        });
    }

    void close() {
        watchers.clear();
        delivery.shutdown();
    }
}
