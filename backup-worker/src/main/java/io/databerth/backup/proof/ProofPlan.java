package io.databerth.backup.proof;

import io.databerth.contracts.Labels;
import io.databerth.engine.ByteSize;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.Template;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerSpecBuilder;
import io.databerth.runtime.Hardening;
import io.databerth.runtime.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the container of a proof looks like: the same engine and size, no network, and a volume that outlives it only when one is given. */
final class ProofPlan {
    private static final long MOST_PROCESSES = 512;

    private ProofPlan() {}

    static ContainerSpec container(
            ProofPlace place, Launch launch, IsolatedContainer.Command command, String image, Holes holes) {
        Map<String, String> labelled = new HashMap<>(place.labels());
        labelled.put(Labels.ENGINE, place.content().engine());
        labelled.put(Labels.VERSION, place.content().version());
        ContainerSpecBuilder builder = ContainerSpec.of(place.name(), image)
                .entrypoint(rendered(command.entryPoint(), holes))
                .argv(rendered(command.argv(), holes))
                .environment(rendered(launch.env(), holes))
                .user(launch.user().toString())
                .labels(labelled)
                .network(ContainerNetwork.none())
                .limits(place.sku().limits().forRuntime().with(Limit.PIDS, MOST_PROCESSES))
                .hardening(new Hardening(launch.capabilities(), false))
                .stopSignal(launch.stopSignal());
        place.volume().ifPresent(name -> builder.mount(new ContainerMount.Volume(name, launch.dataPath(), false)));
        launch.tmpfs().forEach((path, size) -> builder.mount(memory(path, size, launch.user())));
        launch.shm().ifPresent(size -> builder.sharedMemoryBytes(size.bytes()));
        return builder.build();
    }

    private static List<String> rendered(List<Template> parts, Holes holes) {
        return parts.stream().map(part -> part.render(holes)).toList();
    }

    private static Map<String, String> rendered(Map<String, Template> variables, Holes holes) {
        Map<String, String> texts = new HashMap<>();
        variables.forEach((name, value) -> texts.put(name, value.render(holes)));
        return texts;
    }

    private static ContainerMount memory(String path, ByteSize size, Launch.RunAs user) {
        return new ContainerMount.Tmpfs(
                path, "size=" + size.bytes() + ",mode=0700,uid=" + user.uid() + ",gid=" + user.gid() + ",nosuid,nodev");
    }
}
