package io.databerth.backup.engine;

import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** Feeds content to the engine's own tool. */
final class LoadCommand {
    private static final Duration END_LIMIT = Duration.ofHours(24);
    private static final int CHUNK = 1 << 16;

    private LoadCommand() {}

    /** Where content comes from. */
    @FunctionalInterface
    interface Source {
        /** Writes all of it, or fails. */
        void to(OutputStream sink) throws IOException;
    }

    static void perform(
            ContainerRuntime runtime, String container, RenderedExec load, ExecRequest request, InputStream content)
            throws IOException {
        perform(runtime, container, load, request, sink -> copy(content, sink));
    }

    /**
     * A source that breaks must never look like the end of the content, so the input is left open then and the tool is ended by
     * closing the stream.
     */
    static void perform(
            ContainerRuntime runtime, String container, RenderedExec load, ExecRequest request, Source source)
            throws IOException {
        try (ExecStream stream =
                runtime.stream(container, request.withStreamedInput().discardingOutput())) {
            Optional<IOException> refused = feed(stream, source);
            int exitCode = stream.awaitExit(END_LIMIT);
            EngineTool.check("loading the copy", load, exitCode, stream.errorTail());
            if (refused.isPresent()) {
                throw refused.get();
            }
        }
    }

    /** A tool that gives up closes its input; then its own words say more than the broken pipe. */
    private static Optional<IOException> feed(ExecStream stream, Source source) throws IOException {
        OutputStream input = stream.input();
        try {
            source.to(new ToolInput(input));
        } catch (ClosedByTheTool refused) {
            return Optional.of(refused);
        }
        input.close();
        return Optional.empty();
    }

    private static void copy(InputStream content, OutputStream sink) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int part = content.read(chunk); part >= 0; part = content.read(chunk)) {
            sink.write(chunk, 0, part);
        }
    }

    /** Tells a tool that takes no more from a source that gives no more. */
    private static final class ToolInput extends FilterOutputStream {
        ToolInput(OutputStream input) {
            super(input);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException closed) {
                throw new ClosedByTheTool(closed);
            }
        }
    }

    private static final class ClosedByTheTool extends IOException {
        private static final long serialVersionUID = 1;

        ClosedByTheTool(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
