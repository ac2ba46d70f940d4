package io.databerth.monitor.looking;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerRuntime.Watch;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeFailure;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to a container engine that may come up after the monitor does. */
public final class EngineAccess implements AutoCloseable {
    private final Supplier<ContainerRuntime> connecting;
    private @Nullable ContainerRuntime runtime;
    private @Nullable Watch watch;

    /** @param connecting fails with {@link RuntimeFailure} as long as there is no engine */
    public EngineAccess(Supplier<ContainerRuntime> connecting) {
        this.connecting = connecting;
    }

    /** The engine, connected at the first call that finds one. */
    public synchronized ContainerRuntime runtime() {
        ContainerRuntime connected = runtime;
        if (connected == null) {
            connected = connecting.get();
            runtime = connected;
        }
        return connected;
    }

    /** Follows what happens to the containers, from the first call that finds an engine. */
    public synchronized void watch(Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        if (watch == null) {
            watch = runtime().watch(labels, consumer);
        }
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.close();
        }
        if (runtime != null) {
            runtime.close();
        }
    }
}
