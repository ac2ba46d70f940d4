package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.engine.EngineVersion;
import io.databerth.provisioner.plan.ImageChoice;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ImageDetails;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds an engine's image on the host, fetches it, or builds it, as the site allows. */
public final class EngineImage {
    private final ContainerRuntime runtime;
    private final boolean mayPull;
    private final Duration pullLimit;
    private final Optional<ImageBuild> build;

    public EngineImage(ContainerRuntime runtime, boolean mayPull, Duration pullLimit, Optional<ImageBuild> build) {
        this.runtime = runtime;
        this.mayPull = mayPull;
        this.pullLimit = pullLimit;
        this.build = build;
    }

    /** The first of the version's images that is here, could be fetched, or could be built; IMAGE_UNAVAILABLE otherwise. */
    public String resolve(EngineVersion version) throws InterruptedException {
        List<String> images = version.images();
        Optional<String> found = local(images);
        if (found.isPresent()) {
            return found.get();
        }
        var refusals = new ArrayList<String>();
        found = pulled(images, refusals);
        if (found.isEmpty()) {
            found = built(version, refusals);
        }
        return found.orElseThrow(() -> new CodedException(
                ErrorCode.IMAGE_UNAVAILABLE, "none of " + images + " is on this host; " + String.join("; ", refusals)));
    }

    /**
     * The first of the version's images that is here. Where that is the one that runs already, a newer one is fetched or built
     * before; IMAGE_UNAVAILABLE when the site allows neither.
     *
     * @param running the id of the image that the server runs from
     */
    public String newest(EngineVersion version, String running) throws InterruptedException {
        String here = resolve(version);
        if (!running.equals(id(here))) {
            return here;
        }
        List<String> pullable = ImageChoice.pullable(List.of(here));
        if (!pullable.isEmpty() && mayPull) {
            runtime.pull(here, pullLimit);
            return here;
        }
        if (pullable.isEmpty() && build.isPresent()) {
            Optional<String> refusal = build.get().performAnew(version);
            if (refusal.isEmpty()) {
                return here;
            }
            throw new CodedException(ErrorCode.IMAGE_UNAVAILABLE, "there is no newer image: " + refusal.get());
        }
        throw new CodedException(
                ErrorCode.IMAGE_UNAVAILABLE,
                "the server runs the newest image on this host, and the site neither pulls (databerth.images.pull) nor builds"
                        + " (databerth.images.build)");
    }

    /** Of an image that is here. */
    public String id(String reference) {
        return details(reference).id();
    }

    /** The exact version of the engine in it, where the image says so; else the image's id. */
    public String contentOf(String reference) {
        ImageDetails details = details(reference);
        return details.labels().getOrDefault(Labels.VERSION, details.id());
    }

    private ImageDetails details(String reference) {
        return runtime.image(reference)
                .orElseThrow(() -> new RuntimeFailure.ImageMissing(reference, "it was removed from this host"));
    }

    private Optional<String> local(List<String> images) {
        return images.stream().filter(runtime::imageExists).findFirst();
    }

    private Optional<String> pulled(List<String> images, List<String> refusals) {
        if (!mayPull) {
            refusals.add("pulling is switched off (databerth.images.pull)");
            return Optional.empty();
        }
        for (String image : ImageChoice.pullable(images)) {
            try {
                runtime.pull(image, pullLimit);
                return Optional.of(image);
            } catch (RuntimeFailure.ImageMissing | RuntimeFailure.DeadlineExceeded failed) {
                refusals.add(String.valueOf(failed.getMessage()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> built(EngineVersion version, List<String> refusals) throws InterruptedException {
        if (build.isEmpty()) {
            refusals.add("building is switched off (databerth.images.build)");
            return Optional.empty();
        }
        build.get().perform(version).ifPresent(refusals::add);
        return local(version.images());
    }
}
