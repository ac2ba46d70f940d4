package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RenderedFile;
import io.databerth.runtime.RuntimeFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small commands. */
public interface CommandConformance extends Conformance {

    private String shellContainer() {
        bed().requires(TestBed.Ability.SHELL_COMMANDS);
        return bed().running("shell");
    }

    private static ExecRequest sh(String script, String... arguments) {
        var argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        argv.addAll(List.of(arguments));
        return ExecRequest.of(argv);
    }

    @Test
    default void outputErrorsAndExitCodeAreKept() {
        var outcome = bed().runtime().execute(shellContainer(), sh("echo out; echo err >&2; exit 7"));

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.text()).isEqualTo("out\n");
        assertThat(outcome.stderr()).isEqualTo("err\n");
    }

    @Test
    default void inputArrivesAndEnds() {
        byte[] input = "first\nsecond\n".getBytes(StandardCharsets.UTF_8);
        var outcome =
                bed().runtime().execute(shellContainer(), ExecRequest.of("cat").withInput(input));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.stdout()).isEqualTo(input);
    }

    @Test
    default void aCommandWithoutInputSeesEndOfFileAtOnce() {
        assertThat(bed().runtime()
                        .execute(shellContainer(), ExecRequest.of("cat"))
                        .stdoutBytes())
                .isZero();
    }

    @Test
    default void aCommandMayLeaveItsInputUnread() {
        String id = shellContainer();
        var request = ExecRequest.of("true").withInput(new byte[4 << 20]);
        var talking = sh("exec <&-; head -c 3000000 /dev/zero; exit 4").withInput(new byte[4 << 20]);

        assertThat(bed().runtime().execute(id, request).exitCode()).isZero();
        assertThat(bed().runtime().execute(id, talking).exitCode()).isEqualTo(4);
        assertThat(bed().runtime().execute(id, talking).stdoutBytes()).isEqualTo(3_000_000);
    }

    @Test
    default void moreOutputThanIsKeptIsCutAndCounted() {
        var request = ExecRequest.of("head", "-c", "5000000", "/dev/zero").keepingOutput(1000);
        var outcome = bed().runtime().execute(shellContainer(), request);

        assertThat(outcome.stdout()).hasSize(1000);
        assertThat(outcome.stdoutBytes()).isEqualTo(5_000_000);
        assertThat(outcome.truncated()).isTrue();
    }

    @Test
    default void userAndEnvironmentAreAsAskedFor() {
        var request = sh("id -u; echo $COLOUR").asUser("4711:4711").withEnvironment(Map.of("COLOUR", "blue"));

        assertThat(bed().runtime().execute(shellContainer(), request).text()).isEqualTo("4711\nblue\n");
    }

    @Test
    default void anAbsentProgramIsAnExitCodeOrARefusal() {
        String id = shellContainer();
        try {
            assertThat(bed().runtime()
                            .execute(id, ExecRequest.of("no-such-program"))
                            .exitCode())
                    .isIn(126, 127);
        } catch (RuntimeFailure.Refused refused) {
            assertThat(refused).hasMessageContaining("no-such-program");
        }
    }

    @Test
    default void aStoppedContainerRefusesCommands() {
        String id = shellContainer();
        bed().runtime().kill(id);

        assertThatThrownBy(() -> bed().runtime().execute(id, ExecRequest.of("true")))
                .isInstanceOf(RuntimeFailure.Refused.class);
    }

    @Test
    default void thePasswordArrivesBeforeTheInputAndWithTheCount() {
        String id = shellContainer();
        var request = sh("printf '%s|' \"$PGPASSWORD\"; cat; exit 3")
                .withPassword("PGPASSWORD", Secret.of(" a\\b'c\"$(x) "))
                .withInput("the input".getBytes(StandardCharsets.UTF_8));

        assertThat(bed().runtime().execute(id, request).text()).isEqualTo(" a\\b'c\"$(x) |the input");
        var counted = bed().runtime().execute(id, request.countingOutput());
        assertThat(counted.text()).isEqualTo(" a\\b'c\"$(x) |the input");
        assertThat(counted.exitCode()).isEqualTo(3);
        assertThat(counted.bytesCountedInside()).hasValue(counted.stdoutBytes());
        assertThat(counted.stderr()).isEmpty();
    }

    @Test
    default void aPasswordCanComeFromAFileInside() {
        String id = shellContainer();
        var request = sh("printf '%s|' \"$PGPASSWORD\"; cat")
                .withPasswordFile("PGPASSWORD", "/run/a password")
                .withInput("the input".getBytes(StandardCharsets.UTF_8));

        bed().runtime().putFiles(id, List.of(file("/run/a password", " a\\b'c\"$(x) ")));
        assertThat(bed().runtime().execute(id, request).text()).isEqualTo(" a\\b'c\"$(x) |the input");
        bed().runtime().putFiles(id, List.of(file("/run/a password", "first line\nsecond\n")));
        assertThat(bed().runtime().execute(id, request).text()).isEqualTo("first line|the input");
        bed().runtime().putFiles(id, List.of(file("/run/a password", "")));
        assertThat(bed().runtime().execute(id, request).exitCode()).isEqualTo(125);
    }

    private static RenderedFile file(String path, String content) {
        return new RenderedFile(path, 0444, 0, 0, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void aPasswordWithALineFeedIsRefused() {
        String id = shellContainer();
        var request = ExecRequest.of("true").withPassword("PGPASSWORD", Secret.of("a\nb"));

        assertThatThrownBy(() -> bed().runtime().execute(id, request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aCommandOverItsTimeIsEndedAndSaysSo() {
        String id = shellContainer();
        var request = sh("echo begun; sleep 312 & sleep 311; wait").within(Duration.ofSeconds(1));

        assertThatThrownBy(() -> bed().runtime().execute(id, request))
                .isInstanceOf(RuntimeFailure.DeadlineExceeded.class);
        assertThat(Processes.in(bed().runtime(), id)).noneMatch(process -> process.startsWith("sleep 31"));
    }
}
