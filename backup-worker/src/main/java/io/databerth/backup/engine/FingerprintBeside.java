package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A fingerprint that is taken while a dump runs, through the dump's own snapshot. */
final class FingerprintBeside implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final ExecStream stream;
    private final RenderedExec command;
    private final Set<String> moving;
    private final CountDownLatch movingRead = new CountDownLatch(1);
    private final FutureTask<List<String>> reading = new FutureTask<>(this::read);

    private FingerprintBeside(ExecStream stream, RenderedExec command, Set<String> moving) {
        this.stream = stream;
        this.command = command;
        this.moving = moving;
    }

    static FingerprintBeside over(ExecStream stream, RenderedExec command, Set<String> moving) {
        FingerprintBeside beside = new FingerprintBeside(stream, command, moving);
        Thread.ofVirtual().name("fingerprint").start(beside.reading);
        return beside;
    }

    /**
     * Returns when all is read that no snapshot keeps still, or when nothing more comes: a dump that begins afterwards holds
     * that or something later, as the comparison allows. Such items come first in every fingerprint.
     */
    void awaitMoving(Duration limit) throws InterruptedException {
        if (!movingRead.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED, "the fingerprint gave nothing for " + limit + " and was ended");
        }
    }

    /** Its lines, when it has ended well. */
    List<String> lines() throws IOException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private List<String> read() throws IOException {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(stream.output(), StandardCharsets.UTF_8))) {
            List<String> lines = linesOf(output);
            EngineTool.check("the fingerprint", command, stream.awaitExit(END_LIMIT), stream.errorTail());
            return lines;
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException broken) {
            throw new RuntimeFailure.Unavailable("the fingerprint's output broke off: " + broken.getMessage(), broken);
        } finally {
            movingRead.countDown();
        }
    }

    private List<String> linesOf(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        long bytes = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            bytes += line.length();
            if (bytes > Fingerprints.MOST_BYTES) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED,
                        "the fingerprint printed more than " + Fingerprints.MOST_BYTES + " bytes");
            }
            if (!line.isBlank()) {
                lines.add(line);
                noteWhatMoves(line);
            }
        }
        return lines;
    }

    private void noteWhatMoves(String line) {
        boolean still = movingRead.getCount() > 0
                && ContentFingerprint.parse(line).values().keySet().stream()
                        .noneMatch(item -> moving.contains(item.kind()));
        if (still) {
            movingRead.countDown();
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        Clearing.up(stream::close);
    }
}
