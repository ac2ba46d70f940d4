package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.NetworkRange;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.VolumeCopy;
import io.databerth.runtime.VolumeDetails;
import io.databerth.runtime.conformance.TestBed.Ability;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Volumes and networks. */
public interface ResourceConformance extends Conformance {

    @Test
    default void aVolumeIsCreatedOnceAndKeepsItsLabels() {
        var runtime = bed().runtime();
        VolumeDetails first = runtime.createVolume(bed().name("data"), bed().labels());
        VolumeDetails second = runtime.createVolume(bed().name("data"), Map.of("other", "label"));

        assertThat(second).isEqualTo(first);
        assertThat(first.labels()).isEqualTo(bed().labels());
        assertThat(runtime.volumes(bed().labels())).containsExactly(first);
        assertThat(runtime.volume(bed().name("none"))).isEmpty();
        runtime.removeVolume(first.name());
        runtime.removeVolume(first.name());
        assertThat(runtime.volumes(bed().labels())).isEmpty();
    }

    @Test
    default void aVolumeOutlivesItsContainerAndIsNotRemovedWhileUsed() {
        var runtime = bed().runtime();
        var volume = runtime.createVolume(bed().name("data"), bed().labels());
        String id = bed().started(bed().waiting("one")
                .mount(new ContainerMount.Volume(volume.name(), "/data", false))
                .mount(new ContainerMount.Tmpfs("/scratch", "size=1m"))
                .build());

        assertThatThrownBy(() -> runtime.removeVolume(volume.name())).isInstanceOf(RuntimeFailure.InUse.class);
        runtime.remove(id);
        assertThat(runtime.volume(volume.name())).contains(volume);
    }

    @Test
    default void ofEightConcurrentCreatesOfANetworkExactlyOneRemains() throws InterruptedException {
        var outcomes = Together.run(
                8, () -> bed().runtime().createNetwork(bed().name("net"), bed().labels(), NetworkReach.EXTERNAL));

        assertThat(outcomes.failures()).isEmpty();
        assertThat(outcomes.results()).hasSize(8);
        assertThat(outcomes.results().stream().distinct()).hasSize(1);
        assertThat(bed().runtime().networks(bed().labels()))
                .containsExactly(outcomes.results().getFirst());
    }

    @Test
    default void aNetworkInUseStaysAndAnAbsentOneIsFine() {
        var runtime = bed().runtime();
        var network = runtime.createNetwork(bed().name("net"), bed().labels(), NetworkReach.INTERNAL);
        assertThat(network.reach()).isEqualTo(NetworkReach.INTERNAL);
        String id = bed().started(bed().waiting("one")
                .network(ContainerNetwork.named(network.name(), "alias"))
                .build());

        assertThatThrownBy(() -> runtime.removeNetwork(network.id())).isInstanceOf(RuntimeFailure.InUse.class);
        runtime.remove(id);
        runtime.removeNetwork(network.id());
        runtime.removeNetwork(network.id());
        assertThat(runtime.networks(bed().labels())).isEmpty();
    }

    @Test
    default void aContainerHasTheAddressThatItAskedForAndAnotherOneIsGivenNoneOfThose() {
        var runtime = bed().runtime();
        // Documentation's own networks cannot be used: a range has to be a private one.
        var range = new NetworkRange("10.213.77.0/24", "10.213.77.1", "10.213.77.128/25");
        var network =
                runtime.createNetwork(bed().name("net"), bed().labels(), NetworkReach.EXTERNAL, Optional.of(range));
        String fixed = bed().started(bed().waiting("fixed")
                .network(new ContainerNetwork.At(network.name(), "10.213.77.20"))
                .build());
        String other = bed().started(bed().waiting("other")
                .network(ContainerNetwork.named(network.name()))
                .build());

        assertThat(runtime.inspect(fixed).orElseThrow().addresses()).containsEntry(network.name(), "10.213.77.20");
        assertThat(runtime.inspect(other).orElseThrow().addresses().get(network.name()))
                .isNotEqualTo("10.213.77.20");
        runtime.stop(fixed, Duration.ofSeconds(10));
        runtime.start(fixed);
        assertThat(runtime.inspect(fixed).orElseThrow().addresses()).containsEntry(network.name(), "10.213.77.20");
    }

    @Test
    default void containersOfANetworkFindEachOtherByAlias() {
        bed().requires(TestBed.Ability.SHELL_COMMANDS);
        var network = bed().runtime().createNetwork(bed().name("net"), bed().labels(), NetworkReach.INTERNAL);
        bed().started(bed().waiting("server")
                .network(ContainerNetwork.named(network.name(), "the-database"))
                .build());
        String client = bed().started(bed().waiting("client")
                .network(ContainerNetwork.named(network.name()))
                .build());

        var outcome = bed().runtime().execute(client, ExecRequest.of("getent", "hosts", "the-database"));

        assertThat(outcome.exitCode()).isZero();
    }

    /** Where a server has its files in a directory that is everybody's, as /var/tmp is, only its owner may say how old that is. */
    @Test
    default void aVolumeIsCopiedIntoADirectoryOfSomebodyElse() {
        bed().requires(Ability.SHELL_COMMANDS);
        var runtime = bed().runtime();
        String source = bed().name("source");
        runtime.createVolume(source, bed().labels());
        String path = "/var/tmp";
        String writer = bed().started(bed().waiting("writer")
                .mount(new ContainerMount.Volume(source, path, false))
                .build());
        var write = ExecRequest.of("sh", "-c", "mkdir /var/tmp/.own && echo kept > /var/tmp/.own/file");
        assertThat(runtime.execute(writer, write).succeeded()).isTrue();
        String target = bed().name("target");
        var plan = new VolumeCopy.Plan(
                bed().name("copy"), bed().image(), "999:999", path, source, target, Map.of("copy", bed().name("copy")));
        try (VolumeCopy copy = VolumeCopy.begin(runtime, plan, bed().labels())) {
            assertThat(copy.perform()).isPositive();
        }
        String reader = bed().started(bed().waiting("reader")
                .mount(new ContainerMount.Volume(target, path, true))
                .build());
        assertThat(runtime.execute(reader, ExecRequest.of("cat", "/var/tmp/.own/file"))
                        .text())
                .isEqualTo("kept\n");
    }
}
