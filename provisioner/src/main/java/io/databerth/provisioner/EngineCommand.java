package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Exec;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.LogTail;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeFailure;

/** Runs the commands of an engine's descriptor inside its container. */
public final class EngineCommand {
    private static final int KEPT_OUTPUT = 16 << 10;

    private final ContainerRuntime runtime;

    public EngineCommand(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** Fails with ENGINE_COMMAND_FAILED and the end of what the tool said. */
    public void perform(String what, String container, Exec exec, Holes holes, DatabaseSecrets secrets) {
        RenderedExec rendered = exec.render(holes);
        ExecOutcome outcome = execute(container, rendered, secrets);
        if (!rendered.succeeded(outcome)) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED,
                    what + " ended with exit code " + outcome.exitCode() + ": "
                            + LogTail.of(rendered.complaint(outcome), secrets.all()));
        }
    }

    /** Whether it succeeds within its time limit. */
    public boolean succeeds(String container, Exec exec, Holes holes, DatabaseSecrets secrets) {
        RenderedExec rendered = exec.render(holes);
        try {
            return rendered.succeeded(execute(container, rendered, secrets));
        } catch (RuntimeFailure.DeadlineExceeded tooLate) {
            return false;
        }
    }

    private ExecOutcome execute(String container, RenderedExec rendered, DatabaseSecrets secrets) {
        ExecRequest request = rendered.credential()
                .map(kind -> rendered.request(secrets.password(kind)))
                .orElseGet(rendered::request);
        return runtime.execute(container, request.keepingOutput(KEPT_OUTPUT));
    }
}
