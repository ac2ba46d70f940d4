package io.databerth.runtime.docker;

import io.databerth.runtime.conformance.CommandConformance;
import io.databerth.runtime.conformance.ContainerConformance;
import io.databerth.runtime.conformance.FileConformance;
import io.databerth.runtime.conformance.LimitConformance;
import io.databerth.runtime.conformance.ResourceConformance;
import io.databerth.runtime.conformance.StreamConformance;
import io.databerth.runtime.conformance.TestBed;
import io.databerth.runtime.conformance.WatchConformance;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PodmanRuntimeIT
        implements ContainerConformance,
                LimitConformance,
                ResourceConformance,
                WatchConformance,
                CommandConformance,
                StreamConformance,
                FileConformance {
    private static @Nullable OwnPodman podman;
    private static @Nullable DockerRuntime runtime;
    private static String image = "";
    private @Nullable TestBed bed;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        String lacking = OwnPodman.lacking();
        if (!lacking.isEmpty()) {
            System.out.println("Podman is not checked: " + lacking);
            Assumptions.abort(lacking);
        }
        var started = OwnPodman.start();
        podman = started;
        runtime = DockerRuntime.connect(started.endpoint());
        Endpoint usual = RuntimeEndpoints.find();
        try (var source = DockerRuntime.connect(usual)) {
            image = TestImage.in(source);
        }
        started.takeImage(image, usual);
    }

    @BeforeEach
    void prepare() {
        bed = new TestBed(Objects.requireNonNull(runtime), image);
    }

    @Override
    public TestBed bed() {
        return Objects.requireNonNull(bed);
    }

    @AfterEach
    void clean() {
        if (bed != null) {
            bed.clean();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (runtime != null) {
            runtime.close();
        }
        if (podman != null) {
            podman.close();
        }
    }
}
