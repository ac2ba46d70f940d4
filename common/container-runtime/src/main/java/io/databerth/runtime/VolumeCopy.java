package io.databerth.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container that copies one volume into another on the same disk, sharing blocks where the file system can; it is gone when this
 * is closed. Needs a POSIX sh with the usual small tools in the image.
 */
public final class VolumeCopy implements AutoCloseable {
    private static final String SOURCE = "/databerth-source";
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofHours(6);
    private static final int NO_ROOM = 28;
    private static final long MOST_PROCESSES = 32;

    /** What a copy takes on a file system that shares no blocks, and a little more for whoever writes meanwhile. */
    private static final String ROOM =
            """
            need=$(du -sk "$1" | cut -f 1)
            free=$(df -Pk "$2" | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
            [ "$free" -gt $((need + need / 10 + 1048576)) ] && exit 0
            echo "a copy takes $need KiB, and the disk of the volumes has $free KiB free, of which 1 GiB and a tenth are to stay" >&2
            exit 28
            """;

    private static final String COPY =
            """
            set -e
            if [ -O "$2" ]; then
              cp -a --reflink=auto "$1/." "$2/"
            else
              # A directory for everybody, as /var/tmp is, keeps the rights and times that it has.
              find "$1" -mindepth 1 -maxdepth 1 -exec cp -a --reflink=auto -t "$2" {} +
            fi
            sync -f "$2"
            du -sk "$2" | cut -f 1
            """;

    private final ContainerRuntime runtime;
    private final String container;
    private final String target;

    /**
     * @param name of the container
     * @param image that the volumes' server runs from: what is made in an empty volume belongs to its user
     * @param user {@code uid:gid} that owns what is copied
     * @param path where that server has its volume
     * @param labels of the container, and of none but this copy's
     */
    public record Plan(
            String name,
            String image,
            String user,
            String path,
            String source,
            String target,
            Map<String, String> labels) {
        public Plan {
            labels = Map.copyOf(labels);
        }
    }

    private VolumeCopy(ContainerRuntime runtime, String container, String target) {
        this.runtime = runtime;
        this.container = container;
        this.target = target;
    }

    /**
     * Makes the target anew, with these labels, and starts the container; each takes the place of what an earlier attempt left. Fails with
     * Refused when there is a volume of that name with other labels.
     */
    public static VolumeCopy begin(ContainerRuntime runtime, Plan plan, Map<String, String> targetLabels) {
        runtime.list(plan.labels()).forEach(left -> runtime.remove(left.id()));
        removeTarget(runtime, plan.target(), targetLabels);
        runtime.createVolume(plan.target(), targetLabels);
        String container = runtime.create(spec(plan));
        try {
            runtime.start(container);
            return new VolumeCopy(runtime, container, plan.path());
        } catch (RuntimeException failed) {
            runtime.remove(container);
            throw failed;
        }
    }

    /** Removes a target WITH ITS DATA, if it is one with these labels; an absent one is fine. */
    public static void removeTarget(ContainerRuntime runtime, String target, Map<String, String> targetLabels) {
        Optional<VolumeDetails> found = runtime.volume(target);
        if (found.isEmpty()) {
            return;
        }
        if (!found.get().labels().entrySet().containsAll(targetLabels.entrySet())) {
            throw new RuntimeFailure.Refused(
                    "a volume '" + target + "' exists and is not this copy; it is not touched");
        }
        runtime.removeVolume(target);
    }

    private static ContainerSpec spec(Plan plan) {
        return ContainerSpec.of(plan.name(), plan.image())
                .entrypoint(List.of("sleep"))
                .argv(List.of("infinity"))
                .user(plan.user())
                .labels(plan.labels())
                .mount(new ContainerMount.Volume(plan.source(), SOURCE, true))
                .mount(new ContainerMount.Volume(plan.target(), plan.path(), false))
                .network(ContainerNetwork.none())
                .limits(Limits.none().with(Limit.PIDS, MOST_PROCESSES))
                .build();
    }

    /** Empty when there is room for a copy; otherwise what stands against it. */
    public Optional<String> lack() {
        ExecOutcome looked = run(ROOM, LOOK);
        if (looked.exitCode() == NO_ROOM) {
            return Optional.of(looked.stderr().strip());
        }
        require(looked);
        return Optional.empty();
    }

    /** Copies everything and brings it to the disk; returns what the copy takes, in bytes. */
    public long perform() {
        ExecOutcome copied = run(COPY, LIMIT);
        require(copied);
        return Long.parseLong(copied.text().strip()) * 1024;
    }

    /** Takes a directory out of what was copied; one that is not there is fine. */
    public void leaveOut(String directory) {
        require(run("rm -rf \"$2/$3\" && sync -f \"$2\"", LOOK, directory));
    }

    private ExecOutcome run(String script, Duration limit, String... more) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh", SOURCE, target));
        argv.addAll(List.of(more));
        return runtime.execute(
                container, ExecRequest.of(argv.toArray(String[]::new)).within(limit));
    }

    private static void require(ExecOutcome outcome) {
        if (!outcome.succeeded()) {
            throw new RuntimeFailure.Refused("the copy of a volume ended with exit code " + outcome.exitCode() + ": "
                    + outcome.stderr().strip());
        }
    }

    @Override
    public void close() {
        runtime.remove(container);
    }
}
