package io.databerth.runtime.docker;

import io.databerth.runtime.conformance.RuntimeConformance;
import io.databerth.runtime.conformance.TestBed;
import io.databerth.runtime.conformance.TestBed.Ability;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPodman.class)
class PodmanRuntimeIT implements RuntimeConformance {
    private static @Nullable DockerRuntime runtime;
    private @Nullable TestBed bed;

    @BeforeAll
    static void connect() {
        runtime = DockerRuntime.connect(OnPodman.endpoint());
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        var connected = Objects.requireNonNull(runtime);
        bed = new TestBed(connected, TestImage.in(connected))
                .without(Ability.CHANGING_LIMITS, "Podman's Docker-compatible API has no update before version 5");
    }

    @Override
    public TestBed bed() {
        return Objects.requireNonNull(bed);
    }

    @AfterEach
    void clean() {
        bed().clean();
    }

    @AfterAll
    static void close() {
        if (runtime != null) {
            runtime.close();
        }
    }
}
