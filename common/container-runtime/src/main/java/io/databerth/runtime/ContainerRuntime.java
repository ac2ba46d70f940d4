package io.databerth.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Databerth asks of whatever runs containers. Every call is bounded in time and fails with a {@link RuntimeFailure}
 * only; what a crash may repeat (start, stop, kill, remove, volumes, networks) may be repeated without harm.
 */
public interface ContainerRuntime extends AutoCloseable {

    RuntimeInformation information();

    /** The image of this reference on this host; empty when it would have to be pulled or built. */
    Optional<ImageDetails> image(String reference);

    default boolean imageExists(String reference) {
        return image(reference).isPresent();
    }

    /** Fetches the image from its registry, or fails with ImageMissing, or with DeadlineExceeded after the limit. */
    void pull(String reference, Duration limit);

    /**
     * Creates a container and returns its id. The name is an exclusive claim: of any number of callers exactly one gets the
     * container, the others NameTaken. A limit that the runtime refuses here fails with LimitRefused.
     */
    String create(ContainerSpec spec);

    /** Writes files into a container that was created and not yet started; see {@link RenderedFile} for what cannot be written. */
    void putFiles(String id, List<RenderedFile> files);

    /**
     * Starts the container. Fails with PortTaken, or with LimitRefused: then the container exists and cannot ever start, see
     * {@link LimitNegotiation}. A container that runs already is left as it is.
     */
    void start(String id);

    /** Asks to stop and kills after the grace period; a stopped or absent container is fine. */
    void stop(String id, Duration grace);

    /** Kills at once; a stopped or absent container is fine. */
    void kill(String id);

    /**
     * Gives a container, running or not, other values of limits that {@link Limit#changesOnline}; those that are absent here stay
     * as they are. Fails with LimitRefused where the host does not grant one, and with Refused where the runtime cannot change any.
     */
    void changeLimits(String id, Limits limits);

    /** Removes the container by force with its anonymous volumes, never a named one; an absent container is fine. */
    void remove(String id);

    Optional<ContainerState> inspect(String nameOrId);

    /** All containers, stopped ones too, that carry every one of these labels. */
    List<ContainerState> list(Map<String, String> labels);

    /** The last lines that the container wrote to stdout and stderr, at most 1 MiB. */
    String logs(String id, int lines);

    /** The lines of both outputs as they come, until the container ends; fails with NotFound when there is none. */
    LogStream follow(String id, LogStream.Beginning beginning);

    /** One reading of a running container, cheap enough for every ten seconds and every container. */
    ContainerSample sample(String id);

    /** Runs a small command to its end. A limit that passes kills the process in the container and throws DeadlineExceeded. */
    ExecOutcome execute(String id, ExecRequest request);

    /** Starts a command whose input and output are streams. Must be closed: closing leaves no process behind. */
    ExecStream stream(String id, ExecRequest request);

    /** Creates the volume, or returns the one that exists under this name with whatever labels it has. */
    VolumeDetails createVolume(String name, Map<String, String> labels);

    Optional<VolumeDetails> volume(String name);

    List<VolumeDetails> volumes(Map<String, String> labels);

    /** Removes the volume WITH ITS DATA; an absent volume is fine, a used one fails with InUse. */
    void removeVolume(String name);

    /** The one network of this name and these labels, created if there is none, also under concurrent calls. */
    default NetworkDetails createNetwork(String name, Map<String, String> labels, NetworkReach reach) {
        return createNetwork(name, labels, reach, Optional.empty());
    }

    /**
     * The same with these addresses; one that exists already keeps those that it has. Fails with Refused when another network
     * of the host overlaps.
     */
    NetworkDetails createNetwork(
            String name, Map<String, String> labels, NetworkReach reach, Optional<NetworkRange> range);

    List<NetworkDetails> networks(Map<String, String> labels);

    /** Removes a network; an absent one is fine, one with containers fails with InUse. */
    void removeNetwork(String nameOrId);

    /**
     * Tells the consumer what happens to the containers with these labels, from now until closed, on one thread in order.
     * After a lost connection it comes back by itself and says {@link RuntimeEvent.Reconnected}: reconcile then.
     */
    Watch watch(Map<String, String> labels, Consumer<RuntimeEvent> consumer);

    @Override
    void close();

    /** A subscription; closing it ends it. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
