package io.databerth.runtime.docker;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.command.PullImageResultCallback;
import io.databerth.runtime.ImageDetails;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Images on this host. */
final class DockerImages {
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private final DockerCalls calls;

    DockerImages(DockerCalls calls) {
        this.calls = calls;
    }

    Optional<ImageDetails> find(String reference) {
        return calls.ask("image " + reference, client -> {
            try {
                var image = client.inspectImageCmd(reference).exec();
                List<String> digests = Objects.requireNonNullElse(image.getRepoDigests(), List.of());
                Map<String, String> labels =
                        image.getConfig() == null ? null : image.getConfig().getLabels();
                return Optional.of(new ImageDetails(
                        Objects.requireNonNull(image.getId()),
                        digests.stream().findFirst(),
                        Objects.requireNonNullElse(labels, Map.of()),
                        Objects.requireNonNullElse(image.getSize(), 0L)));
            } catch (NotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    void pull(String reference, Duration limit) {
        boolean ended = calls.ask("pull of " + reference, limit.plus(MARGIN), client -> {
            try {
                var callback = client.pullImageCmd(withTag(reference)).exec(new PullImageResultCallback());
                return callback.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (DockerClientException | DockerException refusal) {
                throw new RuntimeFailure.ImageMissing(reference, String.valueOf(refusal.getMessage()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RuntimeFailure.Unavailable("the pull of " + reference + " was interrupted", interrupted);
            }
        });
        if (!ended) {
            throw new RuntimeFailure.DeadlineExceeded("the pull of " + reference, limit);
        }
        if (find(reference).isEmpty()) {
            throw new RuntimeFailure.ImageMissing(reference, "the pull ended without it");
        }
    }

    /** Without a tag the engine would fetch every tag there is. */
    private static String withTag(String reference) {
        String lastPart = reference.substring(reference.lastIndexOf('/') + 1);
        return lastPart.contains(":") || lastPart.contains("@") ? reference : reference + ":latest";
    }
}
