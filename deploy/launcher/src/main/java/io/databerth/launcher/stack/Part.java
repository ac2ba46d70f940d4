package io.databerth.launcher.stack;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.Waiting;
import io.databerth.launcher.plan.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One supervised server: when it ends by itself it is started again after a pause that grows with each end in a row. */
public final class Part {
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);
    private static final Duration WATCHER_LIMIT = Duration.ofSeconds(60);
    private final String name;
    private final Launch launch;
    private boolean wanted;
    private int restarts;
    private String lastFailure = "";
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Running running;
    private @Nullable Thread watcher;

    Part(String name, Launch launch) {
        this.name = name;
        this.launch = launch;
    }

    public String name() {
        return name;
    }

    /** Starts it, and keeps it started, without waiting; does nothing when that is so already. */
    public synchronized void start() {
        if (watcher == null || !watcher.isAlive()) {
            wanted = true;
            watcher = Thread.ofPlatform().daemon().name("watch-" + name).start(this::watch);
        }
    }

    /** Stops it in order; it stays stopped until {@link #start()}. */
    public void stop() {
        end(false);
    }

    /** Kills it (signal 9); it is started again as after any crash: after a pause that grows with each in a row. */
    public void kill() {
        current().ifPresent(server -> server.process().kill());
    }

    /** Kills it (signal 9); it stays down until {@link #start()}. */
    public void killAndHold() {
        end(true);
    }

    public void restart() {
        stop();
        start();
    }

    /** Returns when the part answers that it is ready; fails when the limit passes or it has ended three times meanwhile. */
    public void awaitReady(Duration limit) {
        int before = restarts();
        boolean decided = Waiting.until(limit, PROBE_PAUSE, () -> ready() || restarts() >= before + 3);
        if (!decided || !ready()) {
            throw new EmbeddedServerException(name
                    + (decided ? " ends again and again" : " is not ready after " + limit)
                    + (lastFailure().isEmpty() ? "" : ": " + lastFailure()));
        }
    }

    public boolean ready() {
        return current()
                .filter(server -> server.process().isAlive() && server.ready())
                .isPresent();
    }

    public boolean isAlive() {
        return current().filter(server -> server.process().isAlive()).isPresent();
    }

    /** The process's id; fails when there is none at the moment. */
    public long pid() {
        return current()
                .orElseThrow(() -> new EmbeddedServerException(name + " does not run"))
                .process()
                .pid();
    }

    public int port() {
        return current()
                .orElseThrow(() -> new EmbeddedServerException(name + " does not run"))
                .port();
    }

    /** How often it was started again because it had ended by itself. */
    public synchronized int restarts() {
        return restarts;
    }

    public synchronized Instant startedAt() {
        return startedAt;
    }

    /** Why it ended or could not be started the last time; empty when that never happened. */
    public synchronized String lastFailure() {
        return lastFailure;
    }

    synchronized Optional<Running> current() {
        return Optional.ofNullable(running);
    }

    private void watch() {
        int endsInARow = 0;
        while (isWanted()) {
            Instant start = Instant.now();
            runOnce(start);
            endsInARow = BackOff.endsInARow(endsInARow, Duration.between(start, Instant.now()));
            if (isWanted() && !rest(BackOff.pause(endsInARow))) {
                return;
            }
        }
    }

    /** From start to end of one process. */
    private void runOnce(Instant start) {
        try {
            Running server = launch.start();
            synchronized (this) {
                running = server;
                startedAt = start;
            }
            if (isWanted()) {
                int exitCode = server.process().onExit().join();
                noteFailure("ended with exit code " + exitCode);
            }
            server.stop();
        } catch (EmbeddedServerException e) {
            noteFailure(String.valueOf(e.getMessage()));
        }
        synchronized (this) {
            running = null;
            restarts += wanted ? 1 : 0;
        }
    }

    private synchronized void noteFailure(String failure) {
        if (wanted) {
            lastFailure = failure;
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private void end(boolean atOnce) {
        Thread watching;
        synchronized (this) {
            wanted = false;
            watching = watcher;
        }
        current().ifPresent(server -> {
            if (atOnce) {
                server.process().kill();
            } else {
                server.stop();
            }
        });
        if (watching != null) {
            join(watching);
        }
    }

    /** A watcher that rests, or that waits for a start, is woken; one whose server has just ended is about to end itself. */
    private void join(Thread watching) {
        try {
            watching.join(Duration.ofSeconds(1));
            watching.interrupt();
            if (!watching.join(WATCHER_LIMIT)) {
                throw new EmbeddedServerException(name + " does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
