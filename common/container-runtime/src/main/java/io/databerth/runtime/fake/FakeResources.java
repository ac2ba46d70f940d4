package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ImageDetails;
import io.databerth.runtime.NetworkDetails;
import io.databerth.runtime.NetworkRange;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.VolumeDetails;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the fake keeps besides containers: images, volumes and networks. */
abstract sealed class FakeResources implements ContainerRuntime permits FakeHost {
    private final Map<String, ImageDetails> images = new ConcurrentHashMap<>();
    private final Map<String, VolumeDetails> volumes = new ConcurrentHashMap<>();
    private final Map<String, NetworkDetails> networks = new ConcurrentHashMap<>();
    private volatile boolean down;

    abstract boolean uses(String volumeOrNetwork);

    /** Makes an image exist. */
    public void addImage(String reference) {
        addImage(reference, "sha256:" + reference, Map.of());
    }

    /** Makes an image exist, or gives its name to a newer one; the older one stays under its id, as it does where containers use it. */
    public void addImage(String reference, String id, Map<String, String> labels) {
        ImageDetails image = new ImageDetails(id, Optional.empty(), labels, 1);
        images.put(reference, image);
        images.put(id, image);
    }

    /** Every call fails with Unavailable until it comes back. */
    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    void requireUp() {
        if (down) {
            throw new RuntimeFailure.Unavailable("the fake runtime is down", null);
        }
    }

    @Override
    public Optional<ImageDetails> image(String reference) {
        requireUp();
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public void pull(String reference, Duration limit) {
        if (!imageExists(reference)) {
            throw new RuntimeFailure.ImageMissing(reference, "the fake has no registry");
        }
    }

    @Override
    public VolumeDetails createVolume(String name, Map<String, String> labels) {
        requireUp();
        return volumes.computeIfAbsent(name, absent -> new VolumeDetails(name, labels, Path.of("/fake", name)));
    }

    @Override
    public Optional<VolumeDetails> volume(String name) {
        requireUp();
        return Optional.ofNullable(volumes.get(name));
    }

    @Override
    public List<VolumeDetails> volumes(Map<String, String> labels) {
        requireUp();
        return volumes.values().stream()
                .filter(volume -> volume.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @Override
    public void removeVolume(String name) {
        requireUp();
        if (uses(name)) {
            throw new RuntimeFailure.InUse("volume " + name);
        }
        volumes.remove(name);
    }

    @Override
    public NetworkDetails createNetwork(
            String name, Map<String, String> labels, NetworkReach reach, Optional<NetworkRange> range) {
        requireUp();
        String key = name + new TreeMap<>(labels);
        return networks.computeIfAbsent(
                key,
                absent -> new NetworkDetails(
                        Integer.toHexString(key.hashCode()) + networks.size(), name, labels, reach, Instant.now()));
    }

    @Override
    public List<NetworkDetails> networks(Map<String, String> labels) {
        requireUp();
        return networks.values().stream()
                .filter(network -> network.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @Override
    public void removeNetwork(String nameOrId) {
        requireUp();
        networks.values().removeIf(network -> {
            boolean meant = network.id().equals(nameOrId) || network.name().equals(nameOrId);
            if (meant && (uses(network.id()) || uses(network.name()))) {
                throw new RuntimeFailure.InUse("network " + nameOrId);
            }
            return meant;
        });
    }
}
