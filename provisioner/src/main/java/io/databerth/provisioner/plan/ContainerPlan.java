package io.databerth.provisioner.plan;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.ByteSize;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.Template;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerSpecBuilder;
import io.databerth.runtime.Hardening;
import io.databerth.runtime.PublishedPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the container of a database looks like. */
public final class ContainerPlan {
    /** No engine has a parameter whose name begins so. */
    private static final String CERTIFICATE = "databerth.certificate";

    private static final String SHARE = "databerth.size.";

    private ContainerPlan() {}

    public static ContainerSpec of(Site site, Blueprint blueprint) {
        ManagedDatabase database = blueprint.database();
        DatabaseSpec spec = database.spec();
        Launch launch = blueprint.version().launch();
        Holes holes = DatabaseHoles.plain(blueprint);
        Map<String, String> labels = OwnLabels.container(site, database);
        ContainerSpecBuilder builder = ContainerSpec.of(database.name(), database.chosenImage())
                .argv(launch.argv().stream()
                        .map(argument -> argument.render(holes))
                        .toList())
                .environment(rendered(launch.env(), holes))
                .user(launch.user().toString())
                .mount(new ContainerMount.Volume(database.volume(), launch.dataPath(), false))
                .network(network(site, database))
                .limits(blueprint.grantedLimits())
                .hardening(new Hardening(launch.capabilities(), false))
                .stopSignal(launch.stopSignal())
                .stopTimeout(launch.stopGrace());
        if (spec.published() && !database.closed()) {
            launch.port()
                    .ifPresent(port ->
                            builder.publish(new PublishedPort(spec.bindAddress(), database.claimedPort(), port)));
        }
        launch.tmpfs().forEach((path, size) -> builder.mount(tmpfs(path, size, launch.user())));
        launch.shm().ifPresent(size -> builder.sharedMemoryBytes(size.bytes()));
        return builder.labels(withHash(labels, builder.build(), inFiles(blueprint)))
                .build();
    }

    private static ContainerNetwork network(Site site, ManagedDatabase database) {
        if (database.closed()) {
            return ContainerNetwork.none();
        }
        DatabaseSpec spec = database.spec();
        String name = site.networkOf(spec.project());
        return spec.address().isEmpty() ? ContainerNetwork.named(name) : new ContainerNetwork.At(name, spec.address());
    }

    private static Map<String, String> rendered(Map<String, Template> variables, Holes holes) {
        var texts = new HashMap<String, String>();
        variables.forEach((name, value) -> texts.put(name, value.render(holes)));
        return texts;
    }

    private static ContainerMount tmpfs(String path, ByteSize size, Launch.RunAs user) {
        List<String> options =
                List.of("size=" + size.bytes(), "mode=0700", "uid=" + user.uid(), "gid=" + user.gid(), "nosuid,nodev");
        return new ContainerMount.Tmpfs(path, String.join(",", options));
    }

    /** What only shows in the files that a container is started with. */
    private static Map<String, String> inFiles(Blueprint blueprint) {
        DatabaseSpec spec = blueprint.database().spec();
        var chosen = new HashMap<>(spec.parameters());
        blueprint
                .version()
                .sizing()
                .shares()
                .forEach((name, share) -> chosen.put(
                        SHARE + name, Long.toString(share.of(blueprint.sku().resources()))));
        spec.certificate().ifPresent(version -> chosen.put(CERTIFICATE, Integer.toString(version)));
        return chosen;
    }

    private static Map<String, String> withHash(
            Map<String, String> labels, ContainerSpec spec, Map<String, String> parameters) {
        var all = new HashMap<>(labels);
        all.put(Labels.SPEC, SpecHash.of(spec, parameters));
        return all;
    }
}
