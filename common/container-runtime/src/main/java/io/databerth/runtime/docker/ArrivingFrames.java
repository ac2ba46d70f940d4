package io.databerth.runtime.docker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes the engine's frames apart: 8 bytes of head (stream, length), then that much of the one stream or the other. */
final class ArrivingFrames {
    private static final int HEAD_BYTES = 8;
    private static final int LARGEST_PIECE = 64 * 1024;
    private static final int ERROR_TAIL_BYTES = 16 * 1024;
    private static final byte STANDARD_ERROR = 2;
    private final DockerConnection connection;
    private final boolean discardOutput;
    private final ArrivingOutput output = new ArrivingOutput();
    private final Tail errors = new Tail(ERROR_TAIL_BYTES);
    private final AtomicLong arrived = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String cutOff;

    ArrivingFrames(DockerConnection connection, boolean discardOutput) {
        this.connection = connection;
        this.discardOutput = discardOutput;
    }

    /** Runs until the engine ends the stream or the connection breaks. */
    void pump() {
        try {
            byte[] head = new byte[HEAD_BYTES];
            while (connection.readFully(head)) {
                readBody(head[0], ByteBuffer.wrap(head).getInt(4));
            }
            end(null);
        } catch (IOException broken) {
            end(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(new IOException("interrupted", interrupted));
        }
    }

    private void readBody(byte stream, int length) throws IOException, InterruptedException {
        for (long left = Integer.toUnsignedLong(length); left > 0; ) {
            byte[] piece = new byte[(int) Math.min(left, LARGEST_PIECE)];
            if (!connection.readFully(piece)) {
                throw new EOFException("the stream is cut off inside a frame");
            }
            left -= piece.length;
            if (stream == STANDARD_ERROR) {
                errors.append(piece);
            } else {
                arrived.addAndGet(piece.length);
                if (!discardOutput) {
                    output.put(piece);
                }
            }
        }
    }

    private void end(@Nullable IOException broken) {
        String reason = cutOff;
        output.end(reason == null ? broken : new IOException(reason, broken));
        ended.countDown();
    }

    /** From now on an end of the output is not a good end. */
    void cutOff(String reason) {
        cutOff = reason;
    }

    boolean wasCutOff() {
        return cutOff != null;
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    ArrivingOutput output() {
        return output;
    }

    String errors() {
        return errors.text();
    }

    long bytesArrived() {
        return arrived.get();
    }
}
