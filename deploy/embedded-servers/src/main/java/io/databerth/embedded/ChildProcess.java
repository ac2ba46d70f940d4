package io.databerth.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A server process that ends with this JVM, even when that is killed; what it prints goes to a log of bounded size. */
public final class ChildProcess {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final boolean SETPRIV =
            List.of("/usr/bin/setpriv", "/bin/setpriv").stream().anyMatch(path -> Files.isExecutable(Path.of(path)));
    /**
     * The kernel sends the parent-death signal when the THREAD that started the child ends, so all children are started by one
     * thread that never does.
     */
    private static final ThreadPoolExecutor SPAWNER = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(100),
            Thread.ofPlatform().daemon().name("child-spawner").factory());

    private final Recipe recipe;
    private final Process process;

    /**
     * What to run.
     *
     * @param environment all of it: nothing is inherited, for this process's own may hold secrets
     * @param processFile where the running process is noted for the next start
     * @param account the numeric user and group to run as, when not the own ones
     */
    public record Recipe(
            String name,
            List<String> command,
            Path workingDirectory,
            Map<String, String> environment,
            Path log,
            Path processFile,
            StopSignal stopSignal,
            OptionalInt account) {
        public Recipe {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private ChildProcess(Recipe recipe, Process process) {
        this.recipe = recipe;
        this.process = process;
    }

    /** Starts the process, after ending the one that an earlier, killed parent may have left behind. */
    public static ChildProcess start(Recipe recipe) {
        endOrphan(recipe);
        ChildProcess child = new ChildProcess(recipe, spawn(recipe));
        ProcessIdentity.of(child.pid()).ifPresent(identity -> identity.write(recipe.processFile()));
        Thread.ofPlatform().daemon().name("log-of-" + recipe.name()).start(child::copyOutput);
        return child;
    }

    /** Ends the process noted in the recipe's file, if exactly that one still runs. */
    public static void endOrphan(Recipe recipe) {
        Optional<ProcessIdentity> orphan =
                ProcessIdentity.read(recipe.processFile()).filter(ProcessIdentity::isAlive);
        orphan.ifPresent(identity -> {
            recipe.stopSignal().send(identity.pid());
            if (!awaitEnd(identity, Duration.ofSeconds(20))) {
                ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            if (!awaitEnd(identity, KILL_LIMIT)) {
                throw new EmbeddedServerException("Process " + identity.pid() + ", an earlier " + recipe.name()
                        + " on the same directory, does not end; end it by hand.");
            }
        });
    }

    private static boolean awaitEnd(ProcessIdentity identity, Duration limit) {
        return Waiting.until(limit, Duration.ofMillis(50), () -> !identity.isAlive());
    }

    private static Process spawn(Recipe recipe) {
        Callable<Process> start = () -> {
            ProcessBuilder builder = new ProcessBuilder(
                            ChildCommand.wrap(recipe.command(), recipe.stopSignal(), recipe.account(), SETPRIV))
                    .directory(recipe.workingDirectory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().clear();
            builder.environment().putAll(recipe.environment());
            return builder.start();
        };
        try {
            return SPAWNER.submit(start).get();
        } catch (ExecutionException e) {
            throw new EmbeddedServerException("Cannot start " + recipe.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while starting " + recipe.name(), e);
        }
    }

    private void copyOutput() {
        try (var output = process.getInputStream()) {
            new RotatingLog(recipe.log(), RotatingLog.DEFAULT_BYTES).copy(output);
        } catch (IOException streamClosedByTheEndOfTheProcess) {
            // Nothing to copy any more, and nobody to tell: the exit itself is reported by onExit().
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Completes with the exit code when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills at once (signal 9): for tests of crashes. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(KILL_LIMIT);
    }

    /** Asks to end, and kills when the limit has passed; true when the process ended in order. */
    public boolean stop(Duration limit) {
        boolean inOrder = true;
        if (process.isAlive()) {
            recipe.stopSignal().send(process.pid());
            inOrder = awaitEnd(limit);
            if (!inOrder) {
                kill();
            }
        }
        return inOrder;
    }

    public boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last lines that the process printed, for a message about its failure. */
    public List<String> lastLines(int count) {
        return RotatingLog.lastLines(recipe.log(), count);
    }
}
