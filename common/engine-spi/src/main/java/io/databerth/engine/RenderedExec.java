package io.databerth.engine;

import io.databerth.contracts.Secret;
import io.databerth.runtime.ExecRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An {@link Exec} with its holes filled; standard input counts as secret, because it may carry a password or what stands for one. */
public record RenderedExec(
        List<String> argv,
        Optional<String> user,
        Map<String, String> env,
        Optional<Secret> stdin,
        Optional<Exec.PasswordFrom> passwordFrom,
        Duration timeLimit,
        Set<Integer> expect) {
    public RenderedExec {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
        expect = Set.copyOf(expect);
    }

    /** Whether this exit code means that the command did its work. */
    public boolean succeeded(int exitCode) {
        return expect.contains(exitCode);
    }

    /**
     * What the container runtime is to run, with {@code stdin} as its whole input.
     *
     * @throws IllegalStateException when the command needs a password: give it
     */
    public ExecRequest request() {
        if (passwordFrom.isPresent()) {
            throw new IllegalStateException("this command needs the password of " + passwordFrom.get());
        }
        return withoutPassword();
    }

    /** As {@link #request()}; the password goes where the descriptor says, and nowhere when it says nothing. */
    public ExecRequest request(Secret password) {
        return passwordFrom
                .map(from -> withoutPassword().withPassword(from.variable(), password))
                .orElseGet(this::withoutPassword);
    }

    private ExecRequest withoutPassword() {
        ExecRequest plain = ExecRequest.of(argv).withEnvironment(env).within(timeLimit);
        ExecRequest asUser = user.map(plain::asUser).orElse(plain);
        return stdin.map(text -> asUser.withInput(text.reveal().getBytes(StandardCharsets.UTF_8)))
                .orElse(asUser);
    }
}
