package io.databerth.endtoend;

import io.databerth.contracts.Labels;
import io.databerth.runtime.ContainerRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of the platform lies on the host. */
final class Things {
    private Things() {}

    /** Names of containers and volumes of one database, proofs included. */
    static List<String> of(ContainerRuntime runtime, String database) {
        Map<String, String> labels = Map.of(Labels.DATABASE, database);
        return Stream.concat(
                        runtime.list(labels).stream().map(container -> "container " + container.name()),
                        runtime.volumes(labels).stream().map(volume -> "volume " + volume.name()))
                .sorted()
                .toList();
    }

    /** After a test that failed half-way nothing may stay on the machine. */
    static void removeAllOf(ContainerRuntime runtime, String site) {
        Map<String, String> labels = Map.of(Labels.SITE, site);
        runtime.list(labels).forEach(container -> runtime.remove(container.id()));
        runtime.volumes(labels).forEach(volume -> runtime.removeVolume(volume.name()));
        runtime.networks(labels).forEach(network -> runtime.removeNetwork(network.id()));
    }
}
