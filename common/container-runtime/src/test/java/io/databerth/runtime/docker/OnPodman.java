package io.databerth.runtime.docker;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts one Podman for all the test classes that ask for it, with the test image in it; skips them where none can be had. */
final class OnPodman implements BeforeAllCallback {
    private static @Nullable OwnPodman podman;

    static Endpoint endpoint() {
        return Objects.requireNonNull(podman).endpoint();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        String lacking = OwnPodman.lacking();
        if (!lacking.isEmpty()) {
            System.out.println("skipped, needs Podman: " + lacking);
            Assumptions.abort(lacking);
        }
        if (podman == null) {
            OwnPodman started = OwnPodman.start();
            // Closed with everything else that the run keeps, at its end; a repetition of failed tests is a run of its
            // own.
            AutoCloseable end = () -> {
                podman = null;
                started.close();
            };
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(OnPodman.class, end);
            Endpoint usual = RuntimeEndpoints.find();
            try (var source = DockerRuntime.connect(usual)) {
                started.takeImage(TestImage.in(source), usual);
            }
            podman = started;
        }
    }
}
