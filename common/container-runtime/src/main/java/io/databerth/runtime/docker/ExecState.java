package io.databerth.runtime.docker;

import com.github.dockerjava.api.command.InspectExecResponse;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine knows of one command. */
record ExecState(DockerCalls calls, String exec) {
    private static final Logger LOG = LoggerFactory.getLogger(ExecState.class);
    /** The engine knows the exit code a moment after the streams ended. */
    private static final Duration EXIT_CODE_DELAY = Duration.ofSeconds(10);

    private static boolean running(InspectExecResponse state) {
        return Boolean.TRUE.equals(state.isRunning());
    }

    /** Whether the command has ended for certain: Podman says -1 of one that it lost sight of, which may well go on. */
    boolean ended() {
        InspectExecResponse state = ask();
        Long code = state.getExitCodeLong();
        return !running(state) && code != null && code >= 0;
    }

    /** The code of a command whose streams ended; Unavailable when it does not end, or was forgotten in a restart. */
    int exitCode() {
        try {
            Polling.until("the end of a command", EXIT_CODE_DELAY, () -> !running(ask()));
            Long code = ask().getExitCodeLong();
            if (code != null && code >= 0) {
                return Math.toIntExact(code);
            }
        } catch (RuntimeFailure.NotFound forgotten) {
            LOG.debug("the engine forgot a command, as it does when it restarts", forgotten);
        }
        throw new RuntimeFailure.Unavailable("the exit code of a command is not known", null);
    }

    private InspectExecResponse ask() {
        return calls.ask("exec", client -> client.inspectExecCmd(exec).exec());
    }
}
