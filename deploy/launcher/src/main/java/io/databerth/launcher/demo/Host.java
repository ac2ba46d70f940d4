package io.databerth.launcher.demo;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.util.Map;

/** The host's container engine as a clumsy operator uses it: by hand, behind the platform's back. */
final class Host implements AutoCloseable {
    private static final String DATABASE_LABEL = "io.databerth.database";
    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());

    void killContainer(String name) {
        runtime.kill(name);
    }

    void removeContainer(String name) {
        runtime.remove(name);
    }

    /** When the container of this name was last made and started; changes when it is repaired. */
    String lifeOf(String name) {
        return runtime.inspect(name)
                .map(state ->
                        state.id() + state.startedAt().map(Object::toString).orElse(""))
                .orElse("none");
    }

    boolean volumeExists(String name) {
        return runtime.volume(name).isPresent();
    }

    /** How many containers and volumes of the database there are. */
    int thingsOf(String database) {
        Map<String, String> labels = Map.of(DATABASE_LABEL, database);
        return runtime.list(labels).size() + runtime.volumes(labels).size();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
