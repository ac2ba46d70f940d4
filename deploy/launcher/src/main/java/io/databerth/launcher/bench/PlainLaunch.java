package io.databerth.launcher.bench;

import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Sku;
import io.databerth.engine.Template;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RenderedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody would type who starts an engine's server by hand with the descriptor's own configuration, and no more. */
record PlainLaunch(EngineVersion version, String image, Sku size, ThrowAwayCertificate certificate, Secret password) {
    /** What the certificate is for: the same for all, so that one is enough. */
    static final String HOST = "databerth-bench-plain";

    static final Map<String, String> LABELS = Map.of(Labels.SITE, HOST);
    private static final String USERNAME = "bench_user";
    private static final String DATABASE = "bench";

    /** The command; the volume and the container get this name. */
    List<String> create(String name) {
        Launch launch = version.launch();
        var command = new ArrayList<>(List.of("docker", "create", "--name", name, "--hostname", HOST));
        LABELS.forEach((label, value) -> command.addAll(List.of("--label", label + "=" + value)));
        command.addAll(List.of("--user", launch.user().toString()));
        command.addAll(List.of("--mount", "type=volume,source=" + name + ",target=" + launch.dataPath()));
        launch.port().ifPresent(port -> command.addAll(List.of("--publish", "127.0.0.1::" + port)));
        launch.env().forEach((variable, value) -> command.addAll(List.of("--env", variable + "=" + render(value))));
        launch.capabilities().forEach(capability -> command.addAll(List.of("--cap-add", capability)));
        launch.tmpfs().forEach((path, most) -> command.addAll(List.of("--tmpfs", path + ":" + tmpfs(most.bytes()))));
        launch.shm().ifPresent(most -> command.addAll(List.of("--shm-size", Long.toString(most.bytes()))));
        command.addAll(limits());
        command.add(image);
        launch.argv().forEach(argument -> command.add(render(argument)));
        return command;
    }

    /** Those of the size that a server can feel: its processors and its memory. */
    private List<String> limits() {
        Limits limits = size.limits().forRuntime();
        var options = new ArrayList<String>();
        limits.get(Limit.NANO_CPUS).ifPresent(value -> options.addAll(List.of("--cpus", Double.toString(value / 1e9))));
        limits.get(Limit.MEMORY_BYTES).ifPresent(value -> options.addAll(List.of("--memory", Long.toString(value))));
        limits.get(Limit.MEMORY_SWAP_BYTES)
                .ifPresent(value -> options.addAll(List.of("--memory-swap", Long.toString(value))));
        return options;
    }

    private String tmpfs(long bytes) {
        Launch.RunAs user = version.launch().user();
        return "size=" + bytes + ",mode=0700,uid=" + user.uid() + ",gid=" + user.gid();
    }

    List<RenderedFile> files() {
        return version.launch().render(secretHoles());
    }

    RenderedExec probe() {
        return version.ready().probe().render(secretHoles());
    }

    private String render(Template template) {
        return template.render(holes());
    }

    private Holes holes() {
        return version.holes()
                .with(version.sizing(), size.resources())
                .with(HoleName.PARAMETERS, "")
                .with(HoleName.ADDRESS, HOST)
                .with(HoleName.USERNAME, USERNAME)
                .with(HoleName.DATABASE, DATABASE);
    }

    /** One password for all accounts: nobody ever learns it. */
    private Holes secretHoles() {
        return holes().with(HoleName.PASSWORD, password)
                .with(HoleName.ADMIN_PASSWORD, password)
                .with(HoleName.TLS_CERTIFICATE, certificate.certificate())
                .with(HoleName.TLS_AUTHORITY, certificate.authority())
                .with(HoleName.TLS_KEY, Secret.of(certificate.key()));
    }
}
