package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    private static final EngineVersion VERSION =
            EngineCatalog.builtIn().engines().iterator().next().preferred();

    @TempDir
    private Path folder;

    private ImageBuild build(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("build"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new ImageBuild(file, Duration.ofSeconds(1));
    }

    @Test
    void theScriptGetsTheEngineAndTheVersion() throws Exception {
        assertThat(build("echo \"$1 $2\" > " + folder + "/asked").perform(VERSION))
                .isEmpty();
        assertThat(folder.resolve("asked")).hasContent(VERSION.engine() + " " + VERSION.id());
    }

    @Test
    void whatIsThereIsBuiltAgainWhenItIsAskedFor() throws Exception {
        ImageBuild build = build("echo \"$1 again ${DATABERTH_IMAGES_REBUILD:-no}\" > " + folder + "/asked");
        assertThat(build.perform(VERSION)).isEmpty();
        assertThat(folder.resolve("asked")).hasContent(VERSION.engine() + " again no");
        assertThat(build.performAnew(VERSION)).isEmpty();
        assertThat(folder.resolve("asked")).hasContent(VERSION.engine() + " again 1");
    }

    @Test
    void aFailureIsToldWithTheEndOfItsLog() throws Exception {
        assertThat(build("seq 1 5000; echo no space left >&2; exit 1").perform(VERSION))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("failed", "no space left").hasSizeLessThan(400));
    }

    @Test
    void oneThatTakesTooLongIsEndedWithWhatItBegan() throws Exception {
        assertThat(build("sleep 611 & echo $! > " + folder + "/child; wait").perform(VERSION))
                .hasValueSatisfying(reason -> assertThat(reason).contains("more than"));
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aScriptThatIsNotThereIsTold() throws Exception {
        assertThat(new ImageBuild(folder.resolve("nowhere"), Duration.ofSeconds(1)).perform(VERSION))
                .isPresent();
    }
}
