package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.conformance.TestBed.Ability;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Containers from creation to removal. */
public interface ContainerConformance extends Conformance {
    Duration GRACE = Duration.ofSeconds(10);

    @Test
    default void aCreatedContainerIsFoundByNameIdAndLabels() {
        String id = bed().runtime().create(bed().waiting("one").build());

        ContainerState state = bed().runtime().inspect(bed().name("one")).orElseThrow();
        assertThat(state.id()).isEqualTo(id);
        assertThat(state.name()).isEqualTo(bed().name("one"));
        assertThat(state.phase()).isEqualTo(new Phase.Created());
        assertThat(state.startedAt()).isEmpty();
        assertThat(state.labels()).containsAllEntriesOf(bed().labels());
        assertThat(bed().runtime().inspect(id)).contains(state);
        assertThat(bed().runtime().list(bed().labels())).contains(state);
        assertThat(bed().runtime().list(Map.of("io.databerth.site", "another"))).isEmpty();
    }

    @Test
    default void everyStepMayBeRepeated() {
        var runtime = bed().runtime();
        Instant before = Instant.now().minusSeconds(2);
        String id = bed().running("one");
        runtime.start(id);
        ContainerState running = runtime.inspect(id).orElseThrow();
        assertThat(running.running()).isTrue();
        assertThat(running.startedAt().orElseThrow()).isAfter(before);

        bed().awaitListening(id);
        runtime.stop(id, GRACE);
        runtime.stop(id, GRACE);
        runtime.kill(id);
        assertThat(runtime.inspect(id).orElseThrow().phase()).isEqualTo(new Phase.Exited(0, false));

        runtime.start(id);
        runtime.kill(id);
        runtime.kill(id);
        runtime.remove(id);
        runtime.remove(id);
        runtime.stop(id, GRACE);
        runtime.kill(id);
        assertThat(runtime.inspect(id)).isEmpty();
    }

    @Test
    default void aRunningContainerIsRemovedByForce() {
        String id = bed().running("one");

        bed().runtime().remove(id);

        assertThat(bed().runtime().list(bed().labels())).isEmpty();
    }

    @Test
    default void ofEightConcurrentCreatesOfOneNameExactlyOneWins() throws InterruptedException {
        ContainerSpec spec = bed().waiting("claim").build();

        var outcomes = Together.run(8, () -> bed().runtime().create(spec));

        assertThat(outcomes.results()).hasSize(1);
        assertThat(outcomes.failures()).hasSize(7).allMatch(RuntimeFailure.NameTaken.class::isInstance);
        assertThat(bed().runtime().inspect(spec.name()).orElseThrow().id())
                .isEqualTo(outcomes.results().getFirst());
    }

    @Test
    default void whatIsNotThereIsSaidPlainly() {
        var runtime = bed().runtime();
        assertThat(runtime.inspect(bed().name("none"))).isEmpty();
        assertThat(runtime.imageExists("databerth/none:0")).isFalse();
        assertThatThrownBy(() -> runtime.start(bed().name("none"))).isInstanceOf(RuntimeFailure.NotFound.class);
        assertThatThrownBy(() -> runtime.create(
                        ContainerSpec.of(bed().name("x"), "databerth/none:0").build()))
                .isInstanceOf(RuntimeFailure.ImageMissing.class);
    }

    @Test
    default void aTakenPortIsRefusedAtTheStart() {
        var runtime = bed().runtime();
        var network = runtime.createNetwork(bed().name("net"), bed().labels(), NetworkReach.EXTERNAL);
        String first = bed().started(bed().waiting("first")
                .network(ContainerNetwork.named(network.name()))
                .publish(new PublishedPort("127.0.0.1", 0, 5432))
                .build());
        PublishedPort port = runtime.inspect(first).orElseThrow().ports().getFirst();
        assertThat(port.hostPort()).isPositive();
        assertThat(port.containerPort()).isEqualTo(5432);
        assertThat(port.hostAddress()).isEqualTo("127.0.0.1");

        String second = runtime.create(bed().waiting("second")
                .network(ContainerNetwork.named(network.name()))
                .publish(port)
                .build());
        assertThatThrownBy(() -> runtime.start(second)).isInstanceOf(RuntimeFailure.PortTaken.class);
        runtime.remove(first);
        runtime.start(second);
        assertThat(runtime.inspect(second).orElseThrow().addresses()).containsKey(network.name());
    }

    /** Many a server asks for the address of its own name when it starts, and ends when there is none. */
    @Test
    default void aContainerWithoutANetworkKnowsItsOwnName() {
        bed().requires(Ability.SHELL_COMMANDS);
        String alone = bed().started(
                        bed().waiting("alone").network(ContainerNetwork.none()).build());
        var asked = ExecRequest.of("sh", "-c", "grep -w \"$(hostname)\" /etc/hosts");
        assertThat(bed().runtime().execute(alone, asked).text()).contains("127.0.0.1");
    }
}
