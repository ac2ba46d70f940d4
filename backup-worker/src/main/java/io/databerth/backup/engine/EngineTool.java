package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.RuntimeFailure;
import java.util.stream.Collectors;

/** Runs the small commands of a descriptor inside a container. */
public final class EngineTool {
    private static final int SHOWN_OF_A_MESSAGE = 500;
    private final ContainerRuntime runtime;

    public EngineTool(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** Its standard output; ENGINE_COMMAND_FAILED with the tool's own last words when it fails or says more than {@code most} bytes. */
    public String output(String what, String container, RenderedExec command, int most) {
        ExecOutcome outcome = runtime.execute(container, command.request().keepingOutput(most));
        check(what, command, outcome);
        if (outcome.truncated()) {
            throw new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, what + " printed more than " + most + " bytes");
        }
        return outcome.text();
    }

    public void perform(String what, String container, RenderedExec command) {
        ExecOutcome outcome = runtime.execute(container, command.request());
        check(what, command, outcome);
    }

    /** Whether it succeeds within its time limit. */
    public boolean succeeds(String container, RenderedExec command) {
        try {
            return command.succeeded(runtime.execute(container, command.request()));
        } catch (RuntimeFailure.DeadlineExceeded tooLate) {
            return false;
        }
    }

    private static void check(String what, RenderedExec command, ExecOutcome outcome) {
        if (!command.succeeded(outcome)) {
            throw failure(what, command, outcome.exitCode(), command.complaint(outcome));
        }
    }

    /** For a command whose output was streamed. */
    static void check(String what, RenderedExec command, int exitCode, String errors) {
        if (!command.succeeded(exitCode)) {
            throw failure(what, command, exitCode, errors);
        }
    }

    private static CodedException failure(String what, RenderedExec command, int exitCode, String errors) {
        String said = ownWords(command.argv().getFirst(), errors);
        String shown = said.length() > SHOWN_OF_A_MESSAGE ? said.substring(said.length() - SHOWN_OF_A_MESSAGE) : said;
        return new CodedException(
                ErrorCode.ENGINE_COMMAND_FAILED, what + " ended with exit code " + exitCode + ": " + shown);
    }

    /** The lines that a tool begins with its name. Those between them may quote rows, which belong into no event. */
    private static String ownWords(String tool, String errors) {
        String words =
                errors.lines().filter(line -> line.startsWith(tool + ":")).collect(Collectors.joining("\n"));
        return words.isEmpty() ? errors.strip() : words;
    }
}
