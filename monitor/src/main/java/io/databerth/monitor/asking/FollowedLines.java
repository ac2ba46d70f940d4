package io.databerth.monitor.asking;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.CodedException;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.RuntimeFailure;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's log as it grows: an object {@code at, line} on each line, and {@code end} with the reason on the last one. An empty line
 * shows that nothing came.
 */
final class FollowedLines implements StreamingOutput {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLines.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<LogStream> log;
    private final BooleanSupplier gone;
    private final Semaphore places;
    private final long until;

    /**
     * @param log opened when the answer begins, so that nothing stays open of one that never does
     * @param gone whether the reader has left: the framework lets everybody write to a connection that is closed
     */
    FollowedLines(Supplier<LogStream> log, BooleanSupplier gone, Semaphore places, Duration longest) {
        this.log = log;
        this.gone = gone;
        this.places = places;
        this.until = System.nanoTime() + longest.toNanos();
    }

    @Override
    public void write(OutputStream reader) {
        try {
            follow(reader);
        } catch (IOException left) {
            // That is how some of them end.
            LOG.debug("nobody reads this log any more", left);
        }
    }

    private void follow(OutputStream reader) throws IOException {
        if (!places.tryAcquire()) {
            end(reader, "too many logs are followed on this site");
            return;
        }
        try (LogStream open = log.get()) {
            end(reader, copied(open, reader));
        } catch (RuntimeFailure | CodedException away) {
            end(reader, String.valueOf(away.getMessage()));
        } finally {
            places.release();
        }
    }

    /** Why it ended. */
    private String copied(LogStream open, OutputStream reader) throws IOException {
        say(reader, "");
        while (System.nanoTime() < until && !gone.getAsBoolean()) {
            switch (open.next(BEAT)) {
                case LogStream.Heard.Line(var at, String text) ->
                    say(
                            reader,
                            JSON.createObjectNode()
                                    .put("at", at.toString())
                                    .put("line", text)
                                    .toString());
                case LogStream.Heard.Nothing _ -> say(reader, "");
                case LogStream.Heard.Ended _ -> {
                    return "the server has stopped, or its container was made anew";
                }
            }
        }
        return "its time is over";
    }

    private static void end(OutputStream reader, String reason) throws IOException {
        say(reader, JSON.createObjectNode().put("end", reason).toString());
    }

    private static void say(OutputStream reader, String text) throws IOException {
        reader.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        reader.flush();
    }
}
