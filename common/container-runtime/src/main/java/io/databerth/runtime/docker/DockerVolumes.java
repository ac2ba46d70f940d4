package io.databerth.runtime.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.VolumeDetails;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named volumes. */
final class DockerVolumes {
    private static final Logger LOG = LoggerFactory.getLogger(DockerVolumes.class);
    private final DockerCalls calls;

    DockerVolumes(DockerCalls calls) {
        this.calls = calls;
    }

    VolumeDetails create(String name, Map<String, String> labels) {
        Optional<VolumeDetails> existing = find(name);
        if (existing.isPresent()) {
            return existing.get();
        }
        calls.ask("volume " + name, client -> client.createVolumeCmd()
                .withName(name)
                .withLabels(labels)
                .exec());
        return find(name).orElseThrow(() -> new RuntimeFailure.NotFound("volume " + name));
    }

    Optional<VolumeDetails> find(String name) {
        return calls.ask("volume " + name, client -> {
            try {
                return Optional.of(details(client.inspectVolumeCmd(name).exec()));
            } catch (NotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    List<VolumeDetails> list(Map<String, String> labels) {
        return calls.ask("volumes", client -> {
            var found = client.listVolumesCmd()
                    .withFilter("label", LabelFilter.of(labels))
                    .exec()
                    .getVolumes();
            return found == null
                    ? List.of()
                    : found.stream().map(DockerVolumes::details).toList();
        });
    }

    void remove(String name) {
        calls.tell("volume " + name, DockerCalls.USUAL, client -> {
            try {
                client.removeVolumeCmd(name).exec();
            } catch (NotFoundException alreadyGone) {
                LOG.debug("volume {} was gone already", name, alreadyGone);
            } catch (ConflictException used) {
                throw new RuntimeFailure.InUse("volume " + name);
            }
        });
    }

    private static VolumeDetails details(InspectVolumeResponse volume) {
        return new VolumeDetails(
                Objects.requireNonNull(volume.getName()),
                Objects.requireNonNullElse(volume.getLabels(), Map.of()),
                Path.of(Objects.requireNonNullElse(volume.getMountpoint(), "/")));
    }
}
