package io.databerth.endtoend;

import static org.awaitility.Awaitility.await;

import io.databerth.faults.FaultListener;
import io.databerth.launcher.plan.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Kills a service, with signal 9, exactly at a point of its code. */
final class Crash {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private final Platform platform;
    private final Service service;
    private final Path armed;

    private Crash(Platform platform, Service service) {
        this.platform = platform;
        this.service = service;
        this.armed = platform.faultFile(service);
    }

    static Crash armed(Platform platform, Service service, String point) {
        Crash crash = new Crash(platform, service);
        try {
            Files.deleteIfExists(crash.reached());
            Files.writeString(crash.armed, point);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return crash;
    }

    /** Returns when the service has come to the point, was killed there, and answers again. */
    void happens() {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> Files.exists(reached()));
        disarm();
        platform.stack().service(service.module()).kill();
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> platform.stack().service(service.module()).ready());
    }

    private void disarm() {
        try {
            Files.deleteIfExists(armed);
            Files.deleteIfExists(reached());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path reached() {
        return Path.of(armed + FaultListener.REACHED);
    }
}
