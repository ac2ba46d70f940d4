package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command that tries another one until it succeeds, by a real shell. */
class RepeatedCommandTest {
    private static final Duration PAUSE = Duration.ofMillis(10);

    @TempDir
    Path folder;

    @Test
    void itEndsWithTheFirstSuccess() throws Exception {
        // Each try leaves a letter; there are three before it succeeds.
        RenderedExec command = command("printf x >>tries; [ \"$(cat tries)\" = xxx ]", Set.of(0));
        assertThat(exitCode(command.repeated(PAUSE, 10).orElseThrow())).isZero();
        assertThat(tries()).isEqualTo("xxx");
    }

    @Test
    void itGivesUpAfterSoManyTries() throws Exception {
        RenderedExec command = command("printf x >>tries; exit 7", Set.of(0));
        RenderedExec repeated = command.repeated(PAUSE, 4).orElseThrow();
        assertThat(exitCode(repeated)).isEqualTo(7);
        assertThat(tries()).isEqualTo("xxxx");
        assertThat(repeated.succeeded(7)).isFalse();
        assertThat(repeated.timeLimit()).isGreaterThan(command.timeLimit().multipliedBy(4));
    }

    @Test
    void otherExitCodesMayMeanSuccess() throws Exception {
        RenderedExec command = command("printf x >>tries; exit 3", Set.of(2, 3));
        assertThat(exitCode(command.repeated(PAUSE, 4).orElseThrow())).isEqualTo(3);
        assertThat(tries()).isEqualTo("x");
    }

    @Test
    void argumentsStayWhatTheyAre() throws Exception {
        RenderedExec command = new RenderedExec(
                List.of("sh", "-c", "printf %s \"$1\" >tries", "sh", "a  b; $(false) '"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Set.of(0),
                Optional.empty());
        assertThat(exitCode(command.repeated(PAUSE, 2).orElseThrow())).isZero();
        assertThat(tries()).isEqualTo("a  b; $(false) '");
    }

    @Test
    void whatItsExitCodeDoesNotTellCannotBeRepeatedSo() {
        RenderedExec plain = command("true", Set.of(0));
        RenderedExec judged = new RenderedExec(
                plain.argv(),
                plain.user(),
                plain.env(),
                plain.stdin(),
                plain.passwordFrom(),
                plain.timeLimit(),
                plain.expect(),
                Optional.of(Pattern.compile("error")));
        assertThat(judged.repeated(PAUSE, 2)).isEmpty();
    }

    private static RenderedExec command(String script, Set<Integer> expect) {
        return new RenderedExec(
                List.of("sh", "-c", script),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                expect,
                Optional.empty());
    }

    private int exitCode(RenderedExec command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command.argv()).directory(folder.toFile()).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String tries() throws IOException {
        return Files.readString(folder.resolve("tries"));
    }
}
