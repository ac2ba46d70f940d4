package io.databerth.monitor.looking;

import io.databerth.engine.Exec;
import io.databerth.engine.Metrics;
import io.databerth.engine.RenderedExec;
import io.databerth.monitor.plan.EngineFigures;
import io.databerth.monitor.plan.Probe;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the descriptor's questions inside a container, each for a short time only. */
final class EngineQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(EngineQuestions.class);
    /** A question that takes longer would still be running when the next look begins. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private EngineQuestions() {}

    /** Whether the server accepts connections; fails with Unavailable when the container engine does not answer. */
    static Probe probe(ContainerRuntime runtime, String container, Described described) {
        try {
            Exec question = described.version().ready().probe();
            RenderedExec rendered = question.render(described.holes());
            ExecOutcome outcome = ask(runtime, container, rendered);
            return rendered.succeeded(outcome)
                    ? new Probe.Answered()
                    : new Probe.Failed("the readiness probe fails with exit code " + outcome.exitCode());
        } catch (RuntimeFailure.Unavailable silent) {
            throw silent;
        } catch (RuntimeFailure.DeadlineExceeded slow) {
            return new Probe.Failed("the readiness probe gets no answer in time");
        } catch (RuntimeFailure refused) {
            LOG.debug("the probe in container {} could not be run", container, refused);
            return new Probe.Failed("the readiness probe could not be run");
        } catch (IllegalArgumentException unnamed) {
            return new Probe.Failed("the readiness probe lacks a value: " + unnamed.getMessage());
        }
    }

    /** The server's own numbers; none when it has no such question or did not answer it. */
    static EngineFigures figures(ContainerRuntime runtime, String container, Described described) {
        Optional<Metrics> metrics = described.version().metrics();
        if (metrics.isEmpty()) {
            return EngineFigures.NONE;
        }
        try {
            RenderedExec rendered = metrics.get().sample().render(described.holes());
            ExecOutcome outcome = ask(runtime, container, rendered);
            return rendered.succeeded(outcome) && !outcome.truncated()
                    ? EngineFigures.of(metrics.get().read(outcome.text()))
                    : EngineFigures.NONE;
        } catch (RuntimeFailure | IllegalArgumentException | IllegalStateException unanswered) {
            // A missing name, or a password that the monitor is not given, keeps the numbers away as a slow server
            // does.
            LOG.debug("no figures from container {}", container, unanswered);
            return EngineFigures.NONE;
        }
    }

    private static ExecOutcome ask(ContainerRuntime runtime, String container, RenderedExec rendered) {
        Duration limit = rendered.timeLimit().compareTo(LONGEST) < 0 ? rendered.timeLimit() : LONGEST;
        return runtime.execute(container, rendered.request().within(limit));
    }
}
