package io.databerth.runtime;

import io.databerth.contracts.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to run in a container.
 *
 * @param environment visible to whoever may inspect: nothing secret
 * @param user {@code uid:gid} or a name; empty is the container's user
 * @param limit how long the command may take in all
 * @param password exported to the command alone; needs a POSIX sh in the image
 * @param countOutput whether the output is counted inside the container too; needs sh and dd in the image
 * @param outputLimitBytes how much output {@code execute} keeps; the rest is read and dropped
 * @param discardOutput whether {@code stream} drops the output, for commands that only read
 */
public record ExecRequest(
        List<String> argv,
        Map<String, String> environment,
        Optional<String> user,
        ExecInput input,
        Duration limit,
        Optional<Password> password,
        boolean countOutput,
        int outputLimitBytes,
        boolean discardOutput) {

    /** The environment variable, for one command only, in which it expects its password. */
    public sealed interface Password {
        String variable();

        /** Delivered over standard input. */
        record Given(String variable, Secret value) implements Password {
            public Given {
                checkName(variable);
            }
        }

        /** The first line of a file inside the container: the password does not leave it. */
        record InFile(String variable, String path) implements Password {
            public InFile {
                checkName(variable);
            }
        }

        private static void checkName(String variable) {
            if (!variable.matches("[A-Z_][A-Z0-9_]{0,63}")) {
                throw new IllegalArgumentException("not a variable name: '" + variable + "'");
            }
        }
    }

    public ExecRequest {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || outputLimitBytes < 0 || !limit.isPositive()) {
            throw new IllegalArgumentException(
                    "an exec has a command, a positive limit and a bound of zero or more bytes");
        }
    }

    public static ExecRequest of(String... argv) {
        return of(List.of(argv));
    }

    /** No input, 30 s, 1 MiB of output. */
    public static ExecRequest of(List<String> argv) {
        return new ExecRequest(
                argv,
                Map.of(),
                Optional.empty(),
                new ExecInput.None(),
                Duration.ofSeconds(30),
                Optional.empty(),
                false,
                1 << 20,
                false);
    }

    public ExecRequest withEnvironment(Map<String, String> value) {
        return new ExecRequest(argv, value, user, input, limit, password, countOutput, outputLimitBytes, discardOutput);
    }

    public ExecRequest asUser(String value) {
        return new ExecRequest(
                argv,
                environment,
                Optional.of(value),
                input,
                limit,
                password,
                countOutput,
                outputLimitBytes,
                discardOutput);
    }

    public ExecRequest withInput(ExecInput value) {
        return new ExecRequest(
                argv, environment, user, value, limit, password, countOutput, outputLimitBytes, discardOutput);
    }

    public ExecRequest withInput(byte[] bytes) {
        return withInput(new ExecInput.Bytes(bytes));
    }

    public ExecRequest withStreamedInput() {
        return withInput(new ExecInput.Stream());
    }

    public ExecRequest within(Duration value) {
        return new ExecRequest(
                argv, environment, user, input, value, password, countOutput, outputLimitBytes, discardOutput);
    }

    public ExecRequest withPassword(String variable, Secret value) {
        return withPassword(new Password.Given(variable, value));
    }

    public ExecRequest withPasswordFile(String variable, String path) {
        return withPassword(new Password.InFile(variable, path));
    }

    private ExecRequest withPassword(Password value) {
        return new ExecRequest(
                argv,
                environment,
                user,
                input,
                limit,
                Optional.of(value),
                countOutput,
                outputLimitBytes,
                discardOutput);
    }

    public ExecRequest countingOutput() {
        return new ExecRequest(argv, environment, user, input, limit, password, true, outputLimitBytes, discardOutput);
    }

    public ExecRequest keepingOutput(int bytes) {
        return new ExecRequest(argv, environment, user, input, limit, password, countOutput, bytes, discardOutput);
    }

    public ExecRequest discardingOutput() {
        return new ExecRequest(argv, environment, user, input, limit, password, countOutput, outputLimitBytes, true);
    }
}
