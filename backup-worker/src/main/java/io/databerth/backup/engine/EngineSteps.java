package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Backup;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a descriptor's lists of commands, one after the other. */
final class EngineSteps {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_OUTPUT = 1 << 20;

    private final EngineTool tool;

    EngineSteps(ContainerRuntime runtime) {
        tool = new EngineTool(runtime);
    }

    void perform(String what, String container, List<Backup.Step> steps, Holes holes) throws InterruptedException {
        for (Backup.Step step : steps) {
            RenderedExec command = step.exec().render(holes);
            if (step.until().isPresent()) {
                await(what, container, command, step.until().get());
            } else {
                tool.perform(what, container, command);
            }
        }
    }

    private void await(String what, String container, RenderedExec command, Pattern until) throws InterruptedException {
        long end = System.nanoTime() + command.timeLimit().toNanos();
        while (!until.matcher(tool.output(what, container, command, MOST_OUTPUT))
                .find()) {
            if (System.nanoTime() > end) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED, what + " did not end within " + command.timeLimit());
            }
            Thread.sleep(PAUSE);
        }
    }
}
