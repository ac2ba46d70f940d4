package io.databerth.launcher.command;

import io.databerth.embedded.ProcessIdentity;
import io.databerth.launcher.plan.PlatformState;
import io.databerth.launcher.plan.PlatformState.PartState;
import io.databerth.launcher.plan.PlatformState.Phase;
import io.databerth.launcher.stack.ResidentMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows every part; exits 0 when all of them are ready. */
@Command(name = "status", description = "Show every part: state, process, port, uptime, restarts, memory.")
public final class Status implements Callable<Integer> {
    private static final long MIB = 1024L * 1024;
    private static final String ROW = "%-17s %-9s %8s %6s %10s %9s %10s%n";

    @Override
    public Integer call() {
        Installation installation = Installation.here();
        Optional<ProcessIdentity> supervisor = installation.supervisor();
        Optional<PlatformState> state = installation.state();
        if (supervisor.isEmpty() || state.isEmpty()) {
            System.out.println("Databerth does not run (data directory "
                    + installation.data().root() + ").");
            return 3; // As service managers say "not running".
        }
        System.out.println(state.get().phase() + " " + state.get().message());
        System.out.printf(ROW, "PART", "STATE", "PID", "PORT", "UPTIME", "RESTARTS", "MEMORY");
        System.out.printf(
                ROW,
                "supervisor",
                "ready",
                supervisor.get().pid(),
                "-",
                "-",
                "-",
                ownMemory(supervisor.get().pid()));
        state.get().parts().forEach(Status::print);
        boolean ready = state.get().phase() == Phase.READY
                && state.get().parts().stream().allMatch(part -> part.condition() == PlatformState.Condition.READY);
        return ready ? 0 : 1;
    }

    private static void print(PartState part) {
        boolean runs = part.pid() != 0;
        System.out.printf(
                ROW,
                part.name(),
                part.condition().name().toLowerCase(Locale.ROOT),
                runs ? part.pid() : "-",
                runs ? part.port() : "-",
                runs ? uptime(Duration.between(Instant.ofEpochMilli(part.startedAt()), Instant.now())) : "-",
                part.restarts(),
                runs ? memory(part.pid()) : "-");
    }

    private static String memory(long pid) {
        return ResidentMemory.bytes(pid) / MIB + " MB";
    }

    private static String ownMemory(long pid) {
        return ResidentMemory.ownBytes(pid) / MIB + " MB";
    }

    private static String uptime(Duration time) {
        return time.toHours() > 0
                ? time.toHours() + "h " + time.toMinutesPart() + "m"
                : time.toMinutes() + "m " + time.toSecondsPart() + "s";
    }
}
