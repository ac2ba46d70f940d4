package io.databerth.launcher.bench;

import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The images that are on this machine, or can be built here; none is pulled for a comparison. */
record EngineImages(ContainerRuntime runtime, Path repositoryRoot) {

    /** The one that the platform would take too. */
    Optional<String> of(EngineVersion version) throws IOException, InterruptedException {
        Optional<String> found = local(version);
        Path recipes = repositoryRoot.resolve("deploy/images");
        if (found.isPresent() || !Files.exists(recipes.resolve(version.engine()).resolve("versions"))) {
            return found;
        }
        System.out.println("building the image of " + version.engine() + " " + version.id() + " ...");
        Shell.run(recipes.resolve("build") + " " + version.engine() + " " + version.id());
        return local(version);
    }

    private Optional<String> local(EngineVersion version) {
        return version.images().stream().filter(runtime::imageExists).findFirst();
    }
}
