package io.databerth.engine;

import io.databerth.contracts.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command to run inside the container, without a shell.
 *
 * @param user {@code uid:gid} or name; the container's own when absent
 * @param env added to the environment, never secret
 * @param stdin what the command reads; end of file follows, except where the section says that it is kept open
 * @param passwordFrom the variable that must hold a password, which reaches the command without argv and without the exec's environment
 * @param expect the exit codes that mean success; 0 when empty
 * @param failsOn a match of this in the output means failure too, for tools whose exit code does not tell; not for streams
 */
public record Exec(
        List<Template> argv,
        Optional<String> user,
        Map<String, Template> env,
        Optional<Template> stdin,
        Optional<PasswordFrom> passwordFrom,
        Duration timeLimit,
        Set<Integer> expect,
        Optional<Pattern> failsOn) {

    /** Which environment variable gets a password: that of a credential, or the one in a file inside the container. */
    public record PasswordFrom(String variable, Optional<CredentialKind> credential, Optional<String> file) {
        public PasswordFrom {
            if (credential.isPresent() == file.isPresent()) {
                throw new IllegalArgumentException("passwordFrom needs either a credential or a file");
            }
            file.ifPresent(Launch::absolute);
        }
    }

    public Exec {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
        expect = expect.isEmpty() ? Set.of(0) : Set.copyOf(expect);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv is empty: give at least the program");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("timeLimit must be above zero");
        }
    }

    /**
     * The command with every hole filled.
     *
     * @throws IllegalArgumentException naming the hole that has no value
     */
    public RenderedExec render(Holes holes) {
        var variables = new LinkedHashMap<String, String>();
        env.forEach((name, value) -> variables.put(name, value.render(holes)));
        return new RenderedExec(
                argv.stream().map(argument -> argument.render(holes)).toList(),
                user,
                variables,
                stdin.map(text -> Secret.of(text.render(holes))),
                passwordFrom,
                timeLimit,
                expect,
                failsOn);
    }
}
