package io.databerth.provisioner;

import io.databerth.engine.EngineVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds an engine's image from packages on this host, with the script of {@code deploy/images}. */
public final class ImageBuild {
    private static final Logger LOG = LoggerFactory.getLogger(ImageBuild.class);
    private static final String REBUILD = "DATABERTH_IMAGES_REBUILD";
    private static final int SHOWN_OF_THE_LOG = 300;

    private final Path script;
    private final Duration limit;

    public ImageBuild(Path script, Duration limit) {
        this.script = script;
        this.limit = limit;
    }

    /** Why there is no image afterwards; empty when it was built. */
    Optional<String> perform(EngineVersion version) throws InterruptedException {
        return perform(version, Map.of());
    }

    /** The same of today's packages, also when there is an image. */
    Optional<String> performAnew(EngineVersion version) throws InterruptedException {
        return perform(version, Map.of(REBUILD, "1"));
    }

    /** One at a time: they share what they stand on. */
    private synchronized Optional<String> perform(EngineVersion version, Map<String, String> settings)
            throws InterruptedException {
        LOG.info("building the image of {} {}", version.engine(), version.id());
        try {
            Path log = Files.createTempFile("databerth-image-build", ".log");
            try {
                return run(version, settings, log);
            } finally {
                Files.delete(log);
            }
        } catch (IOException failed) {
            return Optional.of("cannot run " + script + ": " + failed.getMessage());
        }
    }

    private Optional<String> run(EngineVersion version, Map<String, String> settings, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(script.toString(), version.engine(), version.id());
        command.environment().putAll(settings);
        Process build = command.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            if (!build.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("building it took more than " + limit);
            }
            return build.exitValue() == 0 ? Optional.empty() : Optional.of("building it failed: " + end(log));
        } finally {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        }
    }

    private static String end(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - SHOWN_OF_THE_LOG));
    }
}
