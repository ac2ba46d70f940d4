package io.databerth.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A running command as streams. Output that nobody reads stops the command when about 1 MiB waits; read it, or ask for
 * {@code discardingOutput}. After the request's limit the command is killed and reads fail.
 */
public interface ExecStream extends AutoCloseable {

    /** Standard output up to its end. The end alone does not mean success: ask {@link #awaitExit} and compare the counts. */
    InputStream output();

    /** Standard input; closing it is the command's end of file. Fails with IllegalStateException unless the request streams its input. */
    OutputStream input();

    /** The last 16 KiB of standard error so far. */
    String errorTail();

    /** Bytes of standard output that arrived here so far. */
    long bytesArrived();

    /** Bytes that left the command, counted in the container; empty until it ended, when it was killed, or when not asked for. */
    OptionalLong bytesCountedInside();

    /** Waits for the end and returns the exit code, 128 + n for a signal; unread output is dropped. DeadlineExceeded if it does not end. */
    int awaitExit(Duration limit);

    /** Ends the command if it still runs and makes sure that none of its processes is left in the container. */
    @Override
    void close();
}
