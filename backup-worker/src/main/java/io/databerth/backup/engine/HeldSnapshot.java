package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.RuntimeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One state of a database that the dump and the fingerprint both see, kept open by a session of the engine's own tool. */
final class HeldSnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSnapshot.class);
    private static final Duration NAMING_LIMIT = Duration.ofMinutes(1);
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    private final ExecStream holder;
    private final String name;
    private final String release;

    private HeldSnapshot(ExecStream holder, String name, String release) {
        this.holder = holder;
        this.name = name;
        this.release = release;
    }

    static HeldSnapshot hold(ContainerRuntime runtime, LiveDatabase database, Backup.Snapshot snapshot)
            throws IOException {
        RenderedExec hold = snapshot.hold().render(database.holes());
        ExecStream holder =
                runtime.stream(database.containerId(), hold.request().withStreamedInput());
        try {
            return new HeldSnapshot(
                    holder, nameFrom(holder, hold), snapshot.release().render(database.holes()));
        } catch (IOException | RuntimeException failed) {
            holder.close();
            throw failed;
        }
    }

    private static String nameFrom(ExecStream holder, RenderedExec hold) throws IOException {
        try (StallGuard guard = StallGuard.over(holder, NAMING_LIMIT)) {
            tell(holder, hold.stdin().map(Secret::reveal).orElse(""));
            String name = new BufferedReader(new InputStreamReader(holder.output(), StandardCharsets.UTF_8)).readLine();
            guard.check("the session that holds the snapshot");
            if (name == null || name.isBlank()) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED,
                        "no snapshot was given: " + holder.errorTail().strip());
            }
            return name.strip();
        }
    }

    /** A session that ended before it was told anything has said why on its other output. */
    private static void tell(ExecStream holder, String text) {
        try {
            OutputStream input = holder.input();
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            LOG.debug("the session that holds a snapshot takes no input", ended);
        }
    }

    String name() {
        return name;
    }

    /** What was read through the snapshot is whole already, so trouble in letting go of it harms no backup. */
    @Override
    public void close() {
        Clearing.up(() -> release(holder));
    }

    private void release(ExecStream held) {
        try (held) {
            tell(held, release);
            held.input().close();
            held.awaitExit(RELEASE_LIMIT);
        } catch (IOException | RuntimeFailure unclean) {
            LOG.debug("the session that held a snapshot did not end by itself", unclean);
        }
    }
}
