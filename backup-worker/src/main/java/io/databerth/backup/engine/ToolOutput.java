package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;

/** Takes what a tool writes to its standard output, all of it or none: what is cut off is never taken for an end. */
public final class ToolOutput {
    private static final int CHUNK = 1 << 16;
    /** After its last byte a tool has nothing left to do but to end. */
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    /** Silence ends a tool, not the clock. */
    private static final Duration NO_CLOCK = Duration.ofDays(365);

    private final ContainerRuntime runtime;
    private final Duration stallLimit;

    /** @param stallLimit how long a tool may give no byte */
    public ToolOutput(ContainerRuntime runtime, Duration stallLimit) {
        this.runtime = runtime;
        this.stallLimit = stallLimit;
    }

    /**
     * ENGINE_COMMAND_FAILED with the tool's own words when it fails, hangs, or wrote more than arrived.
     *
     * @param what names it, as the subject of a sentence
     * @param request of this command
     */
    public void copy(String what, String container, RenderedExec command, ExecRequest request, OutputStream sink)
            throws IOException {
        try (ExecStream stream =
                        runtime.stream(container, request.countingOutput().within(NO_CLOCK));
                StallGuard guard = StallGuard.over(stream, stallLimit)) {
            byte[] chunk = new byte[CHUNK];
            InputStream output = stream.output();
            for (int part = next(what, output, chunk, guard); part >= 0; part = next(what, output, chunk, guard)) {
                sink.write(chunk, 0, part);
            }
            guard.check(what);
            int exitCode = stream.awaitExit(END_LIMIT);
            EngineTool.check(what, command, exitCode, stream.errorTail());
            compareCounts(what, stream.bytesCountedInside(), stream.bytesArrived());
        }
    }

    /** A broken connection to the container engine is another matter than a sink that cannot be written to. */
    private static int next(String what, InputStream output, byte[] chunk, StallGuard guard) throws IOException {
        try {
            return output.read(chunk);
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException broken) {
            guard.check(what);
            throw new RuntimeFailure.Unavailable(
                    "the output of " + what + " broke off: " + broken.getMessage(), broken);
        }
    }

    /** An exit code of 0 does not say that every byte came through. */
    private static void compareCounts(String what, OptionalLong inside, long arrived) {
        if (inside.isEmpty() || inside.getAsLong() != arrived) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED,
                    what + " wrote " + (inside.isPresent() ? inside.getAsLong() : "an unknown number of")
                            + " bytes, of which " + arrived + " arrived");
        }
    }
}
