package io.databerth.backup.proof;

import io.databerth.backup.engine.Content;
import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.ByteSize;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.Sku;
import io.databerth.engine.Template;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerSpecBuilder;
import io.databerth.runtime.Hardening;
import io.databerth.runtime.Limit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the container of a proof looks like: the same engine and size, no network, and a volume that outlives it only when one is given. */
final class ProofPlan {
    private static final long MOST_PROCESSES = 512;

    private ProofPlan() {}

    static String name(OperationId operation) {
        return "databerth-proof-" + operation;
    }

    static Map<String, String> labels(String site, DatabaseId database, OperationId operation) {
        return Map.of(
                Labels.SITE,
                site,
                Labels.ROLE,
                Labels.PROOF_ROLE,
                Labels.DATABASE,
                database.toString(),
                Labels.OPERATION,
                operation.toString());
    }

    static ContainerSpec container(
            OperationId operation,
            Map<String, String> labels,
            Content content,
            Launch launch,
            String image,
            Sku sku,
            Holes holes,
            Optional<String> volume) {
        Map<String, String> labelled = new HashMap<>(labels);
        labelled.put(Labels.ENGINE, content.engine());
        labelled.put(Labels.VERSION, content.version());
        ContainerSpecBuilder builder = ContainerSpec.of(name(operation), image)
                .argv(launch.argv().stream().map(part -> part.render(holes)).toList())
                .environment(rendered(launch.env(), holes))
                .user(launch.user().toString())
                .labels(labelled)
                .network(ContainerNetwork.none())
                .limits(sku.limits().forRuntime().with(Limit.PIDS, MOST_PROCESSES))
                .hardening(new Hardening(launch.capabilities(), false))
                .stopSignal(launch.stopSignal());
        volume.ifPresent(name -> builder.mount(new ContainerMount.Volume(name, launch.dataPath(), false)));
        launch.tmpfs().forEach((path, size) -> builder.mount(memory(path, size, launch.user())));
        launch.shm().ifPresent(size -> builder.sharedMemoryBytes(size.bytes()));
        return builder.build();
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
