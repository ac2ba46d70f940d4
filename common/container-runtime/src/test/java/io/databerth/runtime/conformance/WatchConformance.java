package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeEvent.Action;
import io.databerth.runtime.RuntimeEvent.ContainerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Events. */
public interface WatchConformance extends Conformance {

    @Test
    default void aWatchTellsALifeInOrder() {
        List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
        List<RuntimeEvent> foreign = new CopyOnWriteArrayList<>();
        var runtime = bed().runtime();
        try (var watch = runtime.watch(bed().labels(), events::add);
                var other = runtime.watch(Map.of("io.databerth.site", "another"), foreign::add)) {
            String id = bed().running("one");
            runtime.kill(id);
            await().atMost(Duration.ofSeconds(10)).until(() -> actions(events).contains(Action.DIED));
            runtime.remove(id);
            await().atMost(Duration.ofSeconds(10)).until(() -> actions(events).contains(Action.DESTROYED));

            assertThat(actions(events))
                    .containsSubsequence(Action.CREATED, Action.STARTED, Action.DIED, Action.DESTROYED);
            assertThat(events).filteredOn(ContainerEvent.class::isInstance).allSatisfy(event -> {
                assertThat(((ContainerEvent) event).containerId()).isEqualTo(id);
                assertThat(((ContainerEvent) event).name()).isEqualTo(bed().name("one"));
                assertThat(((ContainerEvent) event).labels()).containsAllEntriesOf(bed().labels());
            });
            assertThat(died(events).exitCode()).hasValue(137);
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    default void aClosedWatchIsSilentAndAFailingConsumerStopsNothing() {
        List<RuntimeEvent> closed = new CopyOnWriteArrayList<>();
        List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
        bed().runtime().watch(bed().labels(), closed::add).close();
        try (var watch = bed().runtime().watch(bed().labels(), event -> {
            events.add(event);
            throw new IllegalStateException("a consumer that fails on purpose");
        })) {
            bed().running("one");
            await().atMost(Duration.ofSeconds(10)).until(() -> actions(events).contains(Action.STARTED));
        }
        assertThat(closed).isEmpty();
    }

    private static List<Action> actions(List<RuntimeEvent> events) {
        return events.stream()
                .filter(ContainerEvent.class::isInstance)
                .map(event -> ((ContainerEvent) event).action())
                .toList();
    }

    private static ContainerEvent died(List<RuntimeEvent> events) {
        return events.stream()
                .filter(ContainerEvent.class::isInstance)
                .map(ContainerEvent.class::cast)
                .filter(event -> event.action() == Action.DIED)
                .findFirst()
                .orElseThrow();
    }
}
