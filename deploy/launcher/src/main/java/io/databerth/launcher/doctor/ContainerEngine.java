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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the container engine about itself and about the images of the catalogue. */
public final class ContainerEngine {
    private static final List<Path> PART_FOLDERS = Stream.of(
                    "/usr/lib/podman",
                    "/usr/libexec/podman",
                    "/usr/local/lib/podman",
                    "/usr/local/libexec/podman",
                    "/usr/bin",
                    "/usr/local/bin")
            .map(Path::of)
            .toList();

    private ContainerEngine() {}

    public static Facts.Containers look(EngineCatalog catalog) {
        try {
            return at(RuntimeEndpoints.find(), catalog);
        } catch (RuntimeFailure e) {
            return new Facts.Containers(Optional.empty(), String.valueOf(e.getMessage()), "", List.of(), List.of());
        }
    }

    private static Facts.Containers at(Endpoint endpoint, EngineCatalog catalog) {
        try (ContainerRuntime runtime = DockerRuntime.connect(endpoint)) {
            List<String> missing = missing(catalog, runtime).stream()
                    .map(version -> version.images().getFirst())
                    .toList();
            RuntimeInformation information = runtime.information();
            return new Facts.Containers(
                    Optional.of(information), "", endpoint.toString(), missing, missingParts(information));
        }
    }

    /** Podman has no daemon that brings its own: it calls programs, and does without those that are not there. */
    private static List<String> missingParts(RuntimeInformation information) {
        if (information.kind() != RuntimeInformation.Kind.PODMAN) {
            return List.of();
        }
        return Stream.of("netavark", "aardvark-dns", "catatonit")
                .filter(part -> PART_FOLDERS.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(part))))
                .toList();
    }

    /** The versions that a request without a version means and of which no image is on this host. */
    private static List<EngineVersion> missing(EngineCatalog catalog, ContainerRuntime runtime) {
        return catalog.engines().stream()
                .map(Engine::preferred)
                .filter(version -> version.images().stream().noneMatch(runtime::imageExists))
                .toList();
    }
}
