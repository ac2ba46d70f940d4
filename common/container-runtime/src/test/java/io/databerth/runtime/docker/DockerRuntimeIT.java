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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DockerRuntimeIT
        implements ContainerConformance,
                LimitConformance,
                ResourceConformance,
                WatchConformance,
                CommandConformance,
                StreamConformance,
                FileConformance {
    private static final DockerRuntime RUNTIME = DockerRuntime.connect(RuntimeEndpoints.find());
    private TestBed bed = new TestBed(RUNTIME, "");

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        bed = new TestBed(RUNTIME, TestImage.in(RUNTIME));
    }

    @Override
    public TestBed bed() {
        return bed;
    }

    @AfterEach
    void clean() {
        bed.clean();
    }

    @AfterAll
    static void close() {
        RUNTIME.close();
    }
}
