package io.databerth.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container's log on a connection of its own. The queue is short: the engine waits for a slow reader. */
final class FollowedLog extends ResultCallback.Adapter<Frame> implements LogStream {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final int QUEUE = 256;
    private static final long LOOK_UP_MILLIS = 200;
    /** Docker writes UTC, Podman the host's own time. */
    private static final Pattern STAMPED =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d)) ?(.*)");

    private final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Instant after;
    private Instant latest = Instant.EPOCH;
    private volatile boolean closed;
    private volatile boolean ended;

    private FollowedLog(Instant after) {
        this.after = after;
    }

    static LogStream open(DockerCalls calls, String id, Beginning beginning) {
        // A stream would tell of a container that is not there later, and as a mere end.
        calls.ask("container " + id, client -> client.inspectContainerCmd(id).exec());
        LogContainerCmd command = calls.client()
                .logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(true);
        return switch (beginning) {
            case Beginning.Last(int lines) -> command.withTail(lines).exec(new FollowedLog(Instant.MIN));
            // The engine takes whole seconds; what is too old is left out here.
            case Beginning.After(Instant moment) ->
                command.withSince(Math.clamp(moment.getEpochSecond(), 0, Integer.MAX_VALUE))
                        .exec(new FollowedLog(moment));
        };
    }

    @Override
    public Heard next(Duration wait) {
        try {
            Heard heard = ended && queue.isEmpty() ? null : queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (heard != null) {
                return heard;
            }
            return ended && queue.isEmpty() ? new Heard.Ended() : new Heard.Nothing();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unavailable("following a log was interrupted", stopped);
        }
    }

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        if (closed) {
            close();
        }
    }

    @Override
    public void onNext(Frame frame) {
        new String(frame.getPayload(), StandardCharsets.UTF_8).lines().forEach(this::line);
    }

    private void line(String text) {
        Matcher stamped = STAMPED.matcher(text);
        boolean known = stamped.matches();
        latest = known ? OffsetDateTime.parse(stamped.group(1)).toInstant() : latest;
        if (latest.isAfter(after)) {
            put(new Heard.Line(latest, known ? stamped.group(2) : text));
        }
    }

    private void put(Heard heard) {
        try {
            while (!closed && !queue.offer(heard, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.trace("a reader of a log is slow");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onError(Throwable lost) {
        LOG.debug("a followed log broke off", lost);
        end();
        super.onError(lost);
    }

    @Override
    public void onComplete() {
        end();
        super.onComplete();
    }

    /** Before the adapter hears of it, which closes: then nothing is handed to the reader any more. */
    private void end() {
        ended = true; // First: a reader that has taken the end below must not wait for more.
        put(new Heard.Ended());
    }

    @Override
    public void close() {
        closed = true;
        try {
            super.close();
        } catch (IOException broken) {
            LOG.debug("a followed log did not close", broken);
        }
    }
}
