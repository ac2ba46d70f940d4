package io.databerth.engine;

import io.databerth.contracts.Secret;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An {@link Exec} with its holes filled; standard input counts as secret, because it may carry a password or what stands for one. */
public record RenderedExec(
        List<String> argv,
        Optional<String> user,
        Map<String, String> env,
        Optional<Secret> stdin,
        Optional<Exec.PasswordFrom> passwordFrom,
        Duration timeLimit,
        Set<Integer> expect,
        Optional<Pattern> failsOn) {
    public RenderedExec {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
        expect = Set.copyOf(expect);
    }

    /** Whether this exit code means that the command did its work. */
    public boolean succeeded(int exitCode) {
        return expect.contains(exitCode);
    }

    /** As {@link #succeeded(int)}, and the output does not say otherwise. */
    public boolean succeeded(ExecOutcome outcome) {
        return succeeded(outcome.exitCode()) && complaintIn(outcome).isEmpty();
    }

    /** What the tool said of its failure: its error output, or the line of its output that tells. */
    public String complaint(ExecOutcome outcome) {
        return complaintIn(outcome).orElse(outcome.stderr());
    }

    private Optional<String> complaintIn(ExecOutcome outcome) {
        return failsOn.map(pattern -> pattern.matcher(outcome.text()))
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    /** Whose password {@link #request(Secret)} must be given; empty when the command needs none, or has it in a file. */
    public Optional<CredentialKind> credential() {
        return passwordFrom.flatMap(Exec.PasswordFrom::credential);
    }

    /**
     * One command that tries this one inside the container until it succeeds, or so many times: to begin a command there costs a hundred
     * times what the command does. Without its output; needs a POSIX sh. Empty where the exit code does not tell all, or the input
     * is read by the first try.
     */
    public Optional<RenderedExec> repeated(Duration pause, int times) {
        if (failsOn.isPresent() || stdin.isPresent()) {
            return Optional.empty();
        }
        String script = "left=" + times + "; while :; do \"$@\" >/dev/null 2>&1; status=$?; case $status in "
                + expect.stream().sorted().map(String::valueOf).collect(Collectors.joining("|"))
                + ") exit $status ;; esac; left=$((left - 1)); [ $left -gt 0 ] || exit $status; sleep "
                + BigDecimal.valueOf(pause.toMillis(), 3).toPlainString() + "; done";
        List<String> looped = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        looped.addAll(argv);
        Duration longest = timeLimit.plus(pause).multipliedBy(times);
        return Optional.of(new RenderedExec(looped, user, env, stdin, passwordFrom, longest, expect, failsOn));
    }

    /**
     * What the container runtime is to run, with {@code stdin} as its whole input.
     *
     * @throws IllegalStateException when the command needs a password: give it
     */
    public ExecRequest request() {
        if (credential().isPresent()) {
            throw new IllegalStateException(
                    "this command needs the password of " + credential().get());
        }
        return passwordFrom
                .map(from -> withoutPassword()
                        .withPasswordFile(from.variable(), from.file().orElseThrow()))
                .orElseGet(this::withoutPassword);
    }

    /** As {@link #request()}; the password goes where the descriptor says, and nowhere when it asks for none. */
    public ExecRequest request(Secret password) {
        return credential().isPresent()
                ? withoutPassword().withPassword(passwordFrom.orElseThrow().variable(), password)
                : request();
    }

    private ExecRequest withoutPassword() {
        ExecRequest plain = ExecRequest.of(argv).withEnvironment(env).within(timeLimit);
        ExecRequest asUser = user.map(plain::asUser).orElse(plain);
        return stdin.map(text -> asUser.withInput(text.reveal().getBytes(StandardCharsets.UTF_8)))
                .orElse(asUser);
    }
}
