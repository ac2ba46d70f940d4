package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.provisioner.plan.ImageChoice;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds an engine's image on the host, or fetches it where the site allows that. */
public final class EngineImage {
    private final ContainerRuntime runtime;
    private final boolean mayPull;
    private final Duration pullLimit;

    public EngineImage(ContainerRuntime runtime, boolean mayPull, Duration pullLimit) {
        this.runtime = runtime;
        this.mayPull = mayPull;
        this.pullLimit = pullLimit;
    }

    /** The first of these that is here, or could be fetched; IMAGE_UNAVAILABLE otherwise. */
    public String resolve(List<String> images) {
        Optional<String> local = images.stream().filter(runtime::imageExists).findFirst();
        if (local.isPresent()) {
            return local.get();
        }
        var refusals = new ArrayList<String>();
        if (mayPull) {
            for (String image : ImageChoice.pullable(images)) {
                try {
                    runtime.pull(image, pullLimit);
                    return image;
                } catch (RuntimeFailure.ImageMissing | RuntimeFailure.DeadlineExceeded failed) {
                    refusals.add(String.valueOf(failed.getMessage()));
                }
            }
        } else {
            refusals.add("pulling is switched off (databerth.images.pull)");
        }
        throw new CodedException(
                ErrorCode.IMAGE_UNAVAILABLE, "none of " + images + " is on this host; " + String.join("; ", refusals));
    }
}
