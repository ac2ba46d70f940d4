package io.databerth.endtoend;

import static org.awaitility.Awaitility.await;

import io.databerth.faults.FaultListener;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Kills a service, with signal 9, exactly at points of its code: at the first, and at each further one that it comes to afterwards. */
final class Crash {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private final Part service;
    private final Path armed;
    private final Deque<String> points;

    private Crash(Platform platform, Service service, List<String> points) {
        this.service = platform.stack().service(service.module());
        this.armed = platform.faultFile(service);
        this.points = new ArrayDeque<>(points);
    }

    static Crash armed(Platform platform, Service service, String point) {
        return armed(platform, service, List.of(point));
    }

    static Crash armed(Platform platform, Service service, List<String> points) {
        Crash crash = new Crash(platform, service, points);
        crash.arm();
        return crash;
    }

    /** Returns when the service has come to the next point, was killed there, and answers again; false when that was the last one. */
    boolean happens() {
        await("the point " + points.element())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(reached()));
        points.remove();
        service.killAndHold();
        arm();
        service.start(); // At once: a part that ends by itself often rests for longer and longer.
        await("the service's new start")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(service::ready);
        return !points.isEmpty();
    }

    /** For the next point, if there is one. */
    private void arm() {
        try {
            Files.deleteIfExists(armed);
            Files.deleteIfExists(reached());
            if (!points.isEmpty()) {
                Files.writeString(armed, points.element());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path reached() {
        return Path.of(armed + FaultListener.REACHED);
    }
}
