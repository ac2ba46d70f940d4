package io.databerth.runtime.docker;

import io.databerth.runtime.ExecInput;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that runs in a container, over a connection that was taken over. */
final class RunningCommand implements ExecStream {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);
    private final ExecRequest request;
    private final ExecState state;
    private final DockerConnection connection;
    private final Reaper reaper;
    private final CommandInput input;
    private final ArrivingFrames frames;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean outputTaken;

    RunningCommand(ExecRequest request, ExecState state, DockerConnection connection, Reaper reaper) {
        this.request = request;
        this.state = state;
        this.connection = connection;
        this.reaper = reaper;
        input = new CommandInput(connection);
        frames = new ArrivingFrames(connection, request.discardOutput());
    }

    void begin(byte[] passwordLine) {
        Thread.ofVirtual().name("exec output").start(this::takeOutput);
        Thread.ofVirtual().name("exec limit").start(this::watchLimit);
        switch (request.input()) {
            case ExecInput.None() -> feed(passwordLine, new byte[0]);
            case ExecInput.Bytes(byte[] bytes) -> feed(passwordLine, bytes);
            case ExecInput.Stream() -> writeNow(passwordLine);
        }
    }

    private void takeOutput() {
        frames.pump();
        if (!(request.input() instanceof ExecInput.None)) {
            refuseInput();
        }
    }

    /** Docker may hold the input of a command that has ended without taking any: who writes would wait for the limit. */
    private void refuseInput() {
        try {
            state.exitCode();
            connection.close();
        } catch (IOException | RuntimeFailure unknown) {
            LOG.debug("it is not known whether a command goes on without its output", unknown);
        }
    }

    private void feed(byte[] passwordLine, byte[] bytes) {
        Thread.ofVirtual().name("exec input").start(() -> {
            try (input) {
                input.write(passwordLine);
                input.write(bytes);
            } catch (IOException ended) {
                // A command may end without reading all of its input; its exit code says whether that was right.
                LOG.debug("a command ended before its input", ended);
            }
        });
    }

    private void writeNow(byte[] passwordLine) {
        try {
            connection.write(ByteBuffer.wrap(passwordLine));
        } catch (IOException broken) {
            close();
            throw new RuntimeFailure.Unavailable("a command's input broke off", broken);
        }
    }

    private void watchLimit() {
        try {
            if (frames.awaitEnd(request.limit()) || closed.getCount() == 0) {
                return;
            }
            frames.cutOff("the command took longer than " + request.limit());
            reaper.reap();
            frames.awaitEnd(LAST_OUTPUT);
            connection.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeFailure failed) {
            LOG.warn("a command over its time limit could not be ended cleanly", failed);
        }
    }

    void throwIfExpired() {
        if (frames.wasCutOff() && closed.getCount() > 0) {
            throw new RuntimeFailure.DeadlineExceeded(
                    "the command " + request.argv().getFirst(), request.limit());
        }
    }

    @Override
    public InputStream output() {
        outputTaken = true;
        return frames.output();
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
        return request.countOutput() ? CommandScript.withoutCount(frames.errors()) : frames.errors();
    }

    @Override
    public long bytesArrived() {
        return frames.bytesArrived();
    }

    @Override
    public OptionalLong bytesCountedInside() {
        return request.countOutput() ? CommandScript.countIn(frames.errors()) : OptionalLong.empty();
    }

    @Override
    public int awaitExit(Duration limit) {
        if (!outputTaken) {
            frames.output().drop();
        }
        try {
            if (!frames.awaitEnd(limit)) {
                throw new RuntimeFailure.DeadlineExceeded(
                        "the command " + request.argv().getFirst(), limit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unavailable("interrupted while a command runs", interrupted);
        }
        throwIfExpired();
        return state.exitCode();
    }

    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        // A thread that was told to stop must still end what it began: an interrupt that stands would refuse the
        // reaper.
        boolean told = Thread.interrupted();
        try (connection) {
            boolean finished = frames.awaitEnd(Duration.ZERO) && !frames.wasCutOff() && state.ended();
            closed.countDown();
            frames.output().drop();
            if (!finished) {
                frames.cutOff("the command was closed");
                reaper.reap();
            }
        } catch (RuntimeFailure.NotFound gone) {
            LOG.debug("the container of a command is gone, and the command with it");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            LOG.debug("the connection of a command was not closed cleanly", failed);
        } finally {
            closed.countDown();
            if (told) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
