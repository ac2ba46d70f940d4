package io.databerth.backup.engine;

import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** Feeds a backup's content to the engine's own tool. */
final class LoadCommand {
    private static final Duration END_LIMIT = Duration.ofHours(24);

    private LoadCommand() {}

    static void perform(
            ContainerRuntime runtime, String container, RenderedExec load, ExecRequest request, InputStream content)
            throws IOException {
        try (ExecStream stream =
                runtime.stream(container, request.withStreamedInput().discardingOutput())) {
            Optional<IOException> broken = feed(stream, content);
            int exitCode = stream.awaitExit(END_LIMIT);
            EngineTool.check("loading the copy", load, exitCode, stream.errorTail());
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
    }

    /**
     * A tool that gives up closes its input; then its own words say more than the broken pipe. A source that breaks must
     * never look like the end of the content, so the input is left open and the tool is ended by closing the stream.
     */
    private static Optional<IOException> feed(ExecStream stream, InputStream content) throws IOException {
        byte[] chunk = new byte[1 << 16];
        OutputStream input = stream.input();
        for (int part = content.read(chunk); part >= 0; part = content.read(chunk)) {
            try {
                input.write(chunk, 0, part);
            } catch (IOException closedByTheTool) {
                return Optional.of(closedByTheTool);
            }
        }
        input.close();
        return Optional.empty();
    }
}
