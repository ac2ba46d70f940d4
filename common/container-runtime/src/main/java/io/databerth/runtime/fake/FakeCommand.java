package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecInput;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A fake program at work, with real pipes of 1 MiB around it. */
final class FakeCommand implements ExecStream {
    private static final int PIPE_BYTES = 1 << 20;
    private static final int DEADLINE_EXIT_CODE = 137;
    private final ExecRequest request;
    private final PipedOutputStream input = new PipedOutputStream();
    private final PipedInputStream output = new PipedInputStream(PIPE_BYTES);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread program;
    private volatile int exitCode = DEADLINE_EXIT_CODE;

    FakeCommand(ContainerState container, ExecRequest request, FakeProgram fake) {
        this.request = request;
        var call = new FakeProgram.Call(container, request, inputOf(request), counted(), errors);
        program = Thread.ofVirtual().name("fake program").start(() -> run(fake, call));
    }

    private InputStream inputOf(ExecRequest asked) {
        return switch (asked.input()) {
            case ExecInput.None() -> InputStream.nullInputStream();
            case ExecInput.Bytes(byte[] bytes) -> new ByteArrayInputStream(bytes);
            case ExecInput.Stream() -> {
                try {
                    yield new PipedInputStream(input, PIPE_BYTES);
                } catch (IOException impossible) {
                    throw new UncheckedIOException("a fresh pipe", impossible);
                }
            }
        };
    }

    private OutputStream counted() {
        if (request.discardOutput()) {
            return new Counting(OutputStream.nullOutputStream());
        }
        try {
            return new Counting(new PipedOutputStream(output));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a fresh pipe", impossible);
        }
    }

    private void run(FakeProgram fake, FakeProgram.Call call) {
        try (var out = call.output()) {
            exitCode = fake.run(call);
        } catch (IOException broken) {
            errors.writeBytes(String.valueOf(broken.getMessage()).getBytes(StandardCharsets.UTF_8));
            exitCode = 1;
        } finally {
            ended.countDown();
        }
    }

    @Override
    public InputStream output() {
        return request.discardOutput() ? InputStream.nullInputStream() : output;
    }

    @Override
    public OutputStream input() {
        if (request.input() instanceof ExecInput.Stream) {
            return input;
        }
        throw new IllegalStateException("the request does not stream its input");
    }

    @Override
    public String errorTail() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Override
    public long bytesArrived() {
        return written.get();
    }

    @Override
    public OptionalLong bytesCountedInside() {
        return request.countOutput() && ended.getCount() == 0 ? OptionalLong.of(written.get()) : OptionalLong.empty();
    }

    @Override
    public int awaitExit(Duration limit) {
        try {
            if (ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return exitCode;
            }
            program.interrupt();
            throw new RuntimeFailure.DeadlineExceeded(
                    "the command " + request.argv().getFirst(), limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unavailable("interrupted while a command runs", interrupted);
        }
    }

    @Override
    public void close() {
        program.interrupt();
    }

    private final class Counting extends OutputStream {
        private final OutputStream target;

        Counting(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            written.addAndGet(length);
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
