package io.databerth.launcher.command;

import io.databerth.engine.EngineCatalog;
import io.databerth.launcher.doctor.ContainerEngine;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells the shell script what there is to build. */
@Command(
        name = "images",
        description =
                "List, as 'engine version', the first choices of the catalogue that have no image on this machine.")
public final class Images implements Callable<Integer> {
    @Override
    public Integer call() {
        try (ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find())) {
            ContainerEngine.missing(EngineCatalog.builtIn(), runtime)
                    .forEach(version -> System.out.println(version.engine() + " " + version.id()));
        }
        return 0;
    }
}
