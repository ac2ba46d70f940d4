package io.databerth.runtime.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.Limit;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.conformance.RuntimeConformance;
import io.databerth.runtime.conformance.TestBed;
import io.databerth.runtime.conformance.TestBed.Ability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeRuntimeTest implements RuntimeConformance {
    private final FakeRuntime fake = new FakeRuntime();
    private final TestBed bed = new TestBed(fake, "fake/image:1")
            .without(Ability.SHELL_COMMANDS, "a fake has no shell, only installed programs")
            .without(Ability.REAL_LIMITS, "a fake limits nothing")
            .without(Ability.LOGS, "nothing in a fake writes logs");

    FakeRuntimeTest() {
        fake.addImage("fake/image:1");
        fake.refuse(Limit.OOM_SCORE_ADJUSTMENT);
        fake.ignore(Limit.SWAPPINESS);
    }

    @Override
    public TestBed bed() {
        return bed;
    }

    @AfterEach
    void clean() {
        bed.clean();
        fake.close();
    }

    @Test
    void anInstalledProgramAnswersCommands() {
        fake.install("upper", call -> {
            String text = new String(call.input().readAllBytes(), StandardCharsets.UTF_8);
            call.output().write(text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            call.errors().write('!');
            return 3;
        });
        String id = bed.running("one");

        var outcome = fake.execute(id, ExecRequest.of("upper").withInput("abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.text()).isEqualTo("ABC");
        assertThat(outcome.stderr()).isEqualTo("!");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(fake.execute(id, ExecRequest.of("lower")).exitCode()).isEqualTo(127);
    }

    @Test
    void anInstalledProgramMayStream() throws IOException {
        fake.install("copy", call -> {
            call.input().transferTo(call.output());
            return 0;
        });
        var request = ExecRequest.of("copy").withStreamedInput().countingOutput();
        try (var command = fake.stream(bed.running("one"), request)) {
            try (var input = command.input()) {
                input.write(new byte[500_000]);
            }
            assertThat(command.output().readAllBytes()).hasSize(500_000);
            assertThat(command.awaitExit(Duration.ofSeconds(5))).isZero();
            assertThat(command.bytesCountedInside()).hasValue(500_000);
        }
    }

    @Test
    void aRuntimeThatIsDownSaysSoAndComesBackWithEverything() {
        String id = bed.running("one");
        fake.goDown();
        assertThatThrownBy(() -> fake.inspect(id)).isInstanceOf(RuntimeFailure.Unavailable.class);
        fake.comeBack();
        assertThat(fake.inspect(id).orElseThrow().running()).isTrue();
    }
}
