package io.databerth.launcher.doctor;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.Endpoint;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.util.List;
import java.util.Optional;

/** Asks the container engine about itself and about the images of the catalogue. */
public final class ContainerEngine {
    private ContainerEngine() {}

    public static Facts.Containers look(EngineCatalog catalog) {
        try {
            return at(RuntimeEndpoints.find(), catalog);
        } catch (RuntimeFailure e) {
            return new Facts.Containers(
                    Optional.empty(), String.valueOf(e.getMessage()), "", List.of(), List.of(), false);
        }
    }

    private static Facts.Containers at(Endpoint endpoint, EngineCatalog catalog) {
        try (ContainerRuntime runtime = DockerRuntime.connect(endpoint)) {
            List<String> missing = missing(catalog, runtime).stream()
                    .map(version -> version.images().getFirst())
                    .toList();
            RuntimeInformation information = runtime.information();
            boolean podman = information.kind() == RuntimeInformation.Kind.PODMAN;
            return new Facts.Containers(
                    Optional.of(information),
                    "",
                    endpoint.toString(),
                    missing,
                    podman ? PodmanParts.missing() : List.of(),
                    podman && PodmanParts.commandsLinger());
        }
    }

    /** The versions that a request without a version means and of which no image is on this host. */
    private static List<EngineVersion> missing(EngineCatalog catalog, ContainerRuntime runtime) {
        return catalog.engines().stream()
                .map(Engine::preferred)
                .filter(version -> version.images().stream().noneMatch(runtime::imageExists))
                .toList();
    }
}
