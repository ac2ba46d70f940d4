package io.databerth.backup.format;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes plain bytes and writes a backup file in constant memory. Only {@link #finish()} completes the file; closing without
 * it leaves a file that no reader accepts. The stored stream is never closed here. One thread writes; any may cancel.
 */
public final class BackupOutput extends OutputStream {
    private static final int LEVEL = 1;
    private static final long PROGRESS_BYTES = 1 << 20;
    private final MeasuredOutput stored;
    private final SegmentOutput segments;
    private final OutputStream front;
    private final Progress progress;
    private volatile boolean cancelled;
    private volatile long plainBytes;
    private long reported;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        BROKEN,
        FINISHED,
        CLOSED
    }

    public BackupOutput(OutputStream stored, BackupHeader header, DataKey key, Progress progress) throws IOException {
        if (!key.check(header.backup()).equals(header.keyCheck())) {
            throw new IllegalArgumentException("the header was made for another key");
        }
        this.stored = new MeasuredOutput(stored);
        this.progress = progress;
        this.stored.write(HeaderCodec.encode(header));
        segments = new SegmentOutput(this.stored, new SegmentCipher(header, key));
        front = switch (header.compression()) {
            case NONE -> segments;
            case ZSTD -> new ZstdOutputStreamNoFinalizer(segments, LEVEL).setChecksum(true);
        };
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        checkUsable();
        State before = state;
        state = State.BROKEN;
        front.write(bytes, offset, length);
        state = before;
        count(length);
        if (plainBytes - reported >= PROGRESS_BYTES) {
            report();
        }
    }

    /** So far. */
    public long plainBytes() {
        return plainBytes;
    }

    /** Makes the next write, or the finish, throw {@link BackupCancelled}; may be called by any thread. */
    public void cancel() {
        cancelled = true;
    }

    /** Completes the file; a stream whose write has failed, or that is closed, cannot be finished. */
    public WrittenFile finish() throws IOException {
        checkUsable();
        state = State.BROKEN;
        if (front != segments) {
            front.close();
        }
        long count = segments.finish();
        stored.flush();
        state = State.FINISHED;
        report();
        return new WrittenFile(stored.bytes(), plainBytes, count, stored.sha256());
    }

    /** Gives back memory; without a finish before, the file stays incomplete. */
    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            segments.abandon();
            front.close();
        }
    }

    private void checkUsable() throws IOException {
        if (cancelled) {
            throw new BackupCancelled();
        }
        if (state != State.OPEN) {
            throw new IOException("the backup's stream is " + state);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes; others only look
    private void count(int length) {
        plainBytes += length;
    }

    private void report() {
        reported = plainBytes;
        progress.at(plainBytes, stored.bytes());
    }
}
