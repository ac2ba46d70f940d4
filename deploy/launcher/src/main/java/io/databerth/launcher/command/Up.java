package io.databerth.launcher.command;

import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.ProcessIdentity;
import io.databerth.embedded.Waiting;
import io.databerth.launcher.plan.PlatformState;
import io.databerth.launcher.plan.PlatformState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the platform in the background and returns when all of it is ready. */
@Command(name = "up", description = "Start the platform and wait until it is ready.")
public final class Up implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.here();
        if (installation.supervisor().isPresent()) {
            return alreadyThere(installation);
        }
        Path log = prepareLog(installation);
        LogFollower follower = new LogFollower(log);
        Process supervisor = BackgroundProcess.start(installation, log);
        if (!follow(installation, follower, supervisor)) {
            return failed(installation, supervisor, log);
        }
        sayReady(installation);
        return 0;
    }

    private static int alreadyThere(Installation installation) {
        if (phase(installation) == Phase.READY) {
            System.out.println("Databerth runs already at "
                    + installation.state().map(PlatformState::message).orElse(""));
            return 0;
        }
        System.err.println("databerth: it is just being started or stopped; see './databerth status'");
        return 1;
    }

    private static Path prepareLog(Installation installation) {
        PrivateFiles.traversableDirectory(installation.data().root());
        PrivateFiles.directory(installation.data().run());
        PrivateFiles.directory(installation.data().logs());
        // What an earlier supervisor wrote there must not be taken for this one's.
        try {
            Files.deleteIfExists(installation.data().run().resolve("state"));
            return installation.data().log("supervisor");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot prepare " + installation.data().run(), e);
        }
    }

    private static boolean follow(Installation installation, LogFollower follower, Process supervisor) {
        boolean decided = Waiting.until(START_LIMIT, PAUSE, () -> {
            follower.printNew();
            return !supervisor.isAlive() || phase(installation) == Phase.READY || phase(installation) == Phase.FAILED;
        });
        follower.printNew();
        return decided && supervisor.isAlive() && phase(installation) == Phase.READY;
    }

    private static Phase phase(Installation installation) {
        return installation.state().map(PlatformState::phase).orElse(Phase.STARTING);
    }

    private static int failed(Installation installation, Process supervisor, Path log) {
        System.err.println("databerth: it did not become ready"
                + (supervisor.isAlive() ? " within " + START_LIMIT.toSeconds() + " s" : "") + ". The whole log: "
                + log);
        supervisor.destroy();
        boolean ended = Waiting.until(STOP_LIMIT, PAUSE, () -> !supervisor.isAlive());
        if (!ended) {
            System.err.println("databerth: the supervisor, process "
                    + installation.supervisor().map(ProcessIdentity::pid).orElse(0L) + ", does not end");
        }
        return 1;
    }

    private static void sayReady(Installation installation) {
        System.out.println();
        System.out.println(
                "Databerth runs at " + installation.state().orElseThrow().message());
        Path token = installation.data().adminToken();
        Path shown = installation.data().adminTokenShown();
        if (!Files.exists(shown) && Files.exists(token)) {
            PrivateFiles.write(shown, ""); // Before the printing: once too few can be mended by reading the file.
            System.out.println("Administrator's token, shown this once: " + PrivateFiles.read(token));
            System.out.println(
                    "For the command line on this machine it is kept in " + token + " (mode 0600); the gateway");
            System.out.println("knows only its hash. Remove the file when you have stored the token elsewhere.");
        } else {
            System.out.println("The administrator's token was shown once; see docs/operations.md for a new one.");
        }
    }
}
