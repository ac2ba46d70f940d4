package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.EngineVersion;
import io.databerth.provisioner.plan.ImageChoice;
import io.databerth.runtime.ContainerRuntime;
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
