package io.databerth.backup.proof;

import io.databerth.backup.engine.Clearing;
import io.databerth.runtime.ContainerRuntime;

/** A volume for the time of one proof, where content is put in place by one container and served by the next. */
final class ThrowAwayVolume implements AutoCloseable {
    private final ContainerRuntime runtime;
    private final String name;

    private ThrowAwayVolume(ContainerRuntime runtime, String name) {
        this.runtime = runtime;
        this.name = name;
    }

    /** An empty one in the place of what an earlier attempt left. */
    static ThrowAwayVolume make(ContainerRuntime runtime, ProofPlace place) {
        IsolatedContainer.removeAll(runtime, place);
        ThrowAwayVolume made = new ThrowAwayVolume(runtime, place.name());
        runtime.removeVolume(made.name);
        runtime.createVolume(made.name, place.labels());
        return made;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        Clearing.up(() -> runtime.removeVolume(name));
    }
}
