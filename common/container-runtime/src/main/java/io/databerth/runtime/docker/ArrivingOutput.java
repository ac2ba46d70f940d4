package io.databerth.runtime.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Output of a command between its arrival and its reader: holds about 1 MiB, then the command has to wait. */
final class ArrivingOutput extends InputStream {
    private static final int CAPACITY_BYTES = 1 << 20;
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private int held;
    private int readOfFirst;
    private boolean dropping;
    private boolean ended;
    private @Nullable IOException failure;

    /** Takes the next piece, waiting for room. */
    synchronized void put(byte[] piece) throws InterruptedException {
        while (held >= CAPACITY_BYTES && !dropping) {
            wait();
        }
        if (!dropping) {
            pieces.add(piece);
            held += piece.length;
            notifyAll();
        }
    }

    /** Nothing more comes; with a reason when the output is not complete. */
    synchronized void end(@Nullable IOException reason) {
        if (!ended) {
            ended = true;
            failure = reason;
            notifyAll();
        }
    }

    /** Nobody will read: lets the command go on. */
    synchronized void drop() {
        dropping = true;
        pieces.clear();
        readOfFirst = 0;
        held = 0;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (pieces.isEmpty()) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (ended || dropping) {
                return -1;
            }
            waitForMore();
        }
        return take(target, offset, length);
    }

    private int take(byte[] target, int offset, int length) {
        byte[] first = pieces.element();
        int count = Math.min(length, first.length - readOfFirst);
        System.arraycopy(first, readOfFirst, target, offset, count);
        readOfFirst += count;
        if (readOfFirst == first.length) {
            pieces.remove();
            held -= first.length;
            readOfFirst = 0;
            notifyAll();
        }
        return count;
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void waitForMore() throws IOException {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading a command's output");
        }
    }

    @Override
    public synchronized int available() {
        return pieces.isEmpty() ? 0 : pieces.element().length - readOfFirst;
    }

    @Override
    public void close() {
        drop();
    }
}
