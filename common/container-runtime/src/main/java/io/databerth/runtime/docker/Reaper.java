package io.databerth.runtime.docker;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a command left behind. Engines go on running a command whose client is gone, so each command's environment carries a
 * marker, which its children inherit, and every process with the marker is killed: from the host where its processes can be
 * seen, else by a second command as the same user, which needs no capability.
 *
 * <p>Children go before their parents, who take note of their end. An orphan would become a child of the container's first
 * process, and there are servers that end all their sessions when a child that they do not know was killed.
 */
final class Reaper {
    static final String MARKER_VARIABLE = "DATABERTH_EXEC";
    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Prints a line per process that has the marker. Shell built-ins only: the image may have nothing else. Kills those that
     * are nobody's parent; field 4 of stat, behind the name in parentheses, is the parent.
     */
    private static final String KILL_MARKED = "parents=' '; for process in /proc/[0-9]*; do "
            + "{ read -r line < \"$process/stat\"; } 2>/dev/null || continue; "
            + "set -- \"$1\" ${line##*)}; parents=\"$parents$3 \"; done; "
            + "for process in /proc/[0-9]*; do { "
            + "while IFS= read -r line || [ -n \"$line\" ]; do "
            + "case $line in *\"$1\"*) echo \"$process\"; "
            + "case $parents in *\" ${process#/proc/} \"*) ;; *) kill -9 \"${process#/proc/}\";; esac; break;; esac; "
            + "done < \"$process/environ\"; } 2>/dev/null; done";

    private final DockerCalls calls;
    private final Path proc;
    private final String container;
    private final String marker;
    private final Optional<String> user;

    /** @param proc where this host shows its processes */
    Reaper(DockerCalls calls, Path proc, String container, String marker, Optional<String> user) {
        this.calls = calls;
        this.proc = proc;
        this.container = container;
        this.marker = marker;
        this.user = user;
    }

    /** Returns when no process with the marker is left; fails with Unavailable when some cannot be killed. */
    void reap() {
        var found = DockerContainers.raw(calls, container);
        if (found.isEmpty() || !Boolean.TRUE.equals(found.get().getState().getRunning())) {
            return;
        }
        Long pid = found.get().getState().getPidLong();
        boolean visible = pid != null && seesProcess(pid, found.get().getId());
        // Killing again until nothing is found also catches what was forked meanwhile.
        Polling.until("the end of a command's processes", PATIENCE, () -> visible ? killFromHost() == 0 : killInside());
    }

    private boolean seesProcess(long pid, String containerId) {
        Path process = proc.resolve(Long.toString(pid));
        try {
            Files.readAllBytes(process.resolve("environ"));
            return Files.readString(process.resolve("cgroup")).contains(containerId);
        } catch (IOException notOurs) {
            LOG.debug("the container's processes cannot be seen from here", notOurs);
            return false;
        }
    }

    /** How many were there; a zombie that its parent has not noticed yet keeps the parent alive. */
    private int killFromHost() {
        List<Path> marked = new ArrayList<>();
        Set<Long> parents = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                parentOf(process).ifPresent(parents::add);
                if (isMarked(process)) {
                    marked.add(process);
                }
            }
        } catch (IOException unreadable) {
            throw new RuntimeFailure.Unavailable("the host's processes cannot be listed", unreadable);
        }
        marked.stream()
                .map(process -> Long.parseLong(process.getFileName().toString()))
                .filter(pid -> !parents.contains(pid))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
        return marked.size();
    }

    /** Field 4 of stat, behind the name, which stands in parentheses and may hold anything. */
    private static Optional<Long> parentOf(Path process) {
        try {
            String stat = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(Long.parseLong(fields[1]));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private boolean isMarked(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1)
                    .contains(MARKER_VARIABLE + "=" + marker);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private boolean killInside() {
        var request = ExecRequest.of("sh", "-c", KILL_MARKED, "sh", MARKER_VARIABLE + "=" + marker);
        var asSameUser = user.map(request::asUser).orElse(request);
        return new ContainerCommands(calls, proc)
                .execute(container, asSameUser)
                .text()
                .isEmpty();
    }
}
