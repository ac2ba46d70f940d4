package io.databerth.launcher.stack;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.ProcessIdentity;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.PlatformState;
import io.databerth.launcher.plan.PlatformState.Condition;
import io.databerth.launcher.plan.PlatformState.PartState;
import io.databerth.launcher.plan.PlatformState.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the stack for as long as this process lives, and writes down how it is for the other commands to read. */
public final class Supervisor {
    private static final Duration NOTE_PAUSE = Duration.ofSeconds(1);
    private final DataDirectory data;
    private final Stack stack;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, Integer> restartsTold = new HashMap<>();
    private volatile Phase phase = Phase.STARTING;
    private volatile String message = "";
    private String written = "";

    private Supervisor(StackOptions options) {
        this.data = options.data();
        this.stack = Stack.prepare(options);
    }

    /** Returns the exit code when the process was asked to end, or when the start failed. */
    public static int run(StackOptions options) {
        Supervisor supervisor = new Supervisor(options);
        ProcessIdentity.of(ProcessHandle.current().pid())
                .ifPresent(self -> self.write(options.data().processFile("supervisor")));
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        Thread.ofPlatform().daemon().name("state").start(supervisor::keepNoting);
        return supervisor.runToTheEnd();
    }

    private int runToTheEnd() {
        try {
            stack.startAll();
            become(Phase.READY, stack.address().toString());
            System.out.println("ready at " + stack.address());
        } catch (EmbeddedServerException e) {
            if (phase == Phase.STOPPING) {
                return 0;
            }
            System.out.println(e.getMessage());
            stack.close();
            become(
                    Phase.FAILED,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
            ended.countDown();
            return 1;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** The shutdown hook: TERM, INT and an end of the main thread all come here. */
    private void stop() {
        if (ended.getCount() > 0) {
            become(Phase.STOPPING, "");
            stack.close();
            ended.countDown();
        }
    }

    private void become(Phase next, String text) {
        phase = next;
        message = text;
        note();
    }

    private void keepNoting() {
        try {
            while (!ended.await(NOTE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                note();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note() {
        List<PartState> parts = stack.parts().stream().map(this::stateOf).toList();
        String text = new PlatformState(phase, message, parts).text();
        if (!text.equals(written)) {
            PrivateFiles.write(data.run().resolve("state"), text);
            written = text;
        }
    }

    private PartState stateOf(Part part) {
        tellOfRestarts(part);
        return part.current()
                .filter(server -> server.process().isAlive())
                .map(server -> new PartState(
                        part.name(),
                        server.ready() ? Condition.READY : Condition.STARTING,
                        server.process().pid(),
                        server.port(),
                        part.startedAt().toEpochMilli(),
                        part.restarts()))
                .orElseGet(() -> new PartState(part.name(), Condition.DOWN, 0, 0, 0, part.restarts()));
    }

    private void tellOfRestarts(Part part) {
        int restarts = part.restarts();
        Integer before = restartsTold.put(part.name(), restarts);
        if (before != null && before < restarts) {
            System.out.println(part.name() + " " + part.lastFailure() + "; restart number " + restarts);
        }
    }
}
