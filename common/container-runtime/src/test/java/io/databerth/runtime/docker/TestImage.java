package io.databerth.runtime.docker;

import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small image with a POSIX shell: the one that is named, or the product's own base image, built if it is missing. */
final class TestImage {
    private static final String BASE = "databerth/base:bookworm";
    private static final long BUILD_MINUTES = 10;

    private TestImage() {}

    static synchronized String in(ContainerRuntime runtime) throws IOException, InterruptedException {
        String named = System.getProperty("DATABERTH_TEST_IMAGE", System.getenv("DATABERTH_TEST_IMAGE"));
        String image = named == null || named.isBlank() ? BASE : named;
        if (!runtime.imageExists(image)) {
            build(image);
        }
        return image;
    }

    private static void build(String image) throws IOException, InterruptedException {
        Path script = Path.of("../../deploy/images/build").toAbsolutePath().normalize();
        if (!image.equals(BASE) || !Files.isExecutable(script)) {
            throw new IllegalStateException("there is no image " + image + " and no recipe for it");
        }
        Process build = new ProcessBuilder(script.toString(), "base", "bookworm")
                .inheritIO()
                .start();
        if (!build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
            build.destroyForcibly();
            throw new IllegalStateException("deploy/images/build base bookworm failed");
        }
    }
}
