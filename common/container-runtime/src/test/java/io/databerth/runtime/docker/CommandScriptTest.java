package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeInformation.Kind;
import org.junit.jupiter.api.Test;

class CommandScriptTest {
    private static final Dialect DOCKER = new Dialect(Kind.DOCKER, 2);
    private static final Dialect PODMAN = new Dialect(Kind.PODMAN, 2);
    private static final String SUMMARY =
            "0+5 records in\n0+5 records out\n1234 bytes (1.2 kB, 1.2 KiB) copied, 0.1 s, 1 kB/s\n";

    @Test
    void aPlainCommandIsLeftAsItIs() {
        assertThat(CommandScript.argv(ExecRequest.of("tool", "--flag"), DOCKER)).containsExactly("tool", "--flag");
    }

    @Test
    void podmanIsGivenNoCommandThatLeavesInputUnread() {
        var plain = ExecRequest.of("tool", "--flag");
        var given = plain.withInput(new byte[] {1});

        assertThat(CommandScript.argv(plain, PODMAN)).containsExactly("tool", "--flag");
        assertThat(CommandScript.argv(given, DOCKER)).containsExactly("tool", "--flag");
        assertThat(CommandScript.argv(given, PODMAN).get(2)).endsWith("cat >/dev/null; exit $status");
        assertThat(CommandScript.argv(given.countingOutput(), PODMAN).get(2)).endsWith("cat >/dev/null; exit $status");
        assertThat(CommandScript.argv(plain.withStreamedInput(), PODMAN).get(2)).endsWith("sleep 1; exit $status");
    }

    @Test
    void theScriptIsConstantAndTheArgumentsFollowUntouched() {
        var request = ExecRequest.of("tool", "$(rm)", "a b").withPassword("TOOL_PASSWORD", Secret.of("swordfish"));

        assertThat(CommandScript.argv(request, DOCKER)).startsWith("sh", "-c").endsWith("sh", "tool", "$(rm)", "a b");
        assertThat(CommandScript.argv(request.countingOutput(), DOCKER).toString())
                .doesNotContain("swordfish");
    }

    @Test
    void thePathOfAPasswordIsAnArgumentAndNoPartOfTheScript() {
        var request = ExecRequest.of("tool", "a b").withPasswordFile("TOOL_PASSWORD", "/a $(rm)/b");

        assertThat(CommandScript.argv(request, DOCKER))
                .startsWith("sh", "-c")
                .endsWith("sh", "/a $(rm)/b", "tool", "a b");
        assertThat(CommandScript.argv(request, DOCKER).get(2)).doesNotContain("rm");
    }

    @Test
    void aVariableNameCannotCarryAScript() {
        assertThatThrownBy(() -> ExecRequest.of("tool").withPassword("A; rm -rf /", Secret.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastSummaryCounts() {
        assertThat(CommandScript.countIn("9+0 records in\n9+0 records out\n9 bytes copied, 1 s\nnoise\n" + SUMMARY))
                .hasValue(1234);
        assertThat(CommandScript.countIn("0+0 records in\n0+0 records out\n0 bytes copied, 8e-05 s, 0.0 kB/s\n"))
                .hasValue(0);
        assertThat(CommandScript.countIn("1+0 records in\n1+0 records out\n1 byte copied, 8e-05 s\n"))
                .hasValue(1);
        assertThat(CommandScript.countIn("1234 bytes are missing")).isEmpty();
        assertThat(CommandScript.withoutCount("warning\n" + SUMMARY)).isEqualTo("warning\n");
    }
}
