package io.databerth.provisioner;

import io.databerth.engine.EngineVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds an engine's image from packages on this host, with the script of {@code deploy/images}. */
public final class ImageBuild {
    private static final Logger LOG = LoggerFactory.getLogger(ImageBuild.class);
    private static final int SHOWN_OF_THE_LOG = 300;

    private final Path script;
    private final Duration limit;

    public ImageBuild(Path script, Duration limit) {
        this.script = script;
        this.limit = limit;
    }

    /** Why there is no image afterwards; empty when it was built. One at a time: they share what they stand on. */
    synchronized Optional<String> perform(EngineVersion version) throws InterruptedException {
        LOG.info("building the image of {} {}", version.engine(), version.id());
        try {
            Path log = Files.createTempFile("databerth-image-build", ".log");
            try {
                return run(version, log);
            } finally {
                Files.delete(log);
            }
        } catch (IOException failed) {
            return Optional.of("cannot run " + script + ": " + failed.getMessage());
        }
    }

    private Optional<String> run(EngineVersion version, Path log) throws IOException, InterruptedException {
        Process build = new ProcessBuilder(script.toString(), version.engine(), version.id())
                .redirectErrorStream(true)
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
