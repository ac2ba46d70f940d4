package io.databerth.runtime.docker;

import com.github.dockerjava.api.model.Info;
import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.RuntimeInformation.CgroupVersion;
import io.databerth.runtime.RuntimeInformation.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads what the engine says about itself. */
final class DockerInformation {
    private DockerInformation() {}

    static RuntimeInformation ask(DockerCalls calls) {
        Info info = calls.ask(
                "information about the engine", client -> client.infoCmd().exec());
        return new RuntimeInformation(
                kind(calls),
                Objects.requireNonNullElse(info.getServerVersion(), "unknown"),
                "2".equals(info.getCGroupVersion()) ? CgroupVersion.V2 : CgroupVersion.V1,
                Objects.requireNonNullElse(info.getNCPU(), Runtime.getRuntime().availableProcessors()),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                Boolean.TRUE.equals(info.getRawValues().get("LiveRestoreEnabled")),
                Boolean.TRUE.equals(info.getSwapLimit()),
                Objects.requireNonNullElse(info.getDriver(), "unknown"),
                Path.of(Objects.requireNonNullElse(info.getDockerRootDir(), "/")),
                isRootless(info));
    }

    /** Docker says it among the options of security, Podman in a field of its own. */
    private static boolean isRootless(Info info) {
        return Boolean.TRUE.equals(info.getRawValues().get("Rootless"))
                || Objects.requireNonNullElse(info.getSecurityOptions(), List.<String>of()).stream()
                        .anyMatch(option -> option.contains("name=rootless"));
    }

    private static Kind kind(DockerCalls calls) {
        var version =
                calls.ask("the engine's version", client -> client.versionCmd().exec());
        var components = version.getComponents();
        boolean podman = components != null
                && components.stream().anyMatch(component -> String.valueOf(component.getName())
                        .contains("Podman"));
        return podman ? Kind.PODMAN : Kind.DOCKER;
    }
}
