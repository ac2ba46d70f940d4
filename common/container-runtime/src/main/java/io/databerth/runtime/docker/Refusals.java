package io.databerth.runtime.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.RuntimeFailure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells from an engine's sentence which of our failures it is; the API has no codes for them. */
final class Refusals {
    private static final Map<String, Limit> LIMIT_WORDS = limitWords();

    private Refusals() {}

    private static Map<String, Limit> limitWords() {
        var words = new LinkedHashMap<String, Limit>();
        words.put("oom_score_adj", Limit.OOM_SCORE_ADJUSTMENT);
        words.put("swappiness", Limit.SWAPPINESS);
        words.put("memsw", Limit.MEMORY_SWAP_BYTES);
        words.put("memory.swap", Limit.MEMORY_SWAP_BYTES);
        words.put("pids.max", Limit.PIDS);
        words.put("cpu.shares", Limit.CPU_SHARES);
        words.put("cpu.weight", Limit.CPU_SHARES);
        words.put("cpu.cfs_quota", Limit.NANO_CPUS);
        words.put("cpu.max", Limit.NANO_CPUS);
        words.put("range of cpus", Limit.NANO_CPUS);
        return words;
    }

    static RuntimeFailure ofCreate(ContainerSpec spec, DockerException refusal) {
        String reason = DockerCalls.reason(refusal);
        if (refusal instanceof NotFoundException
                && reason.toLowerCase(Locale.ROOT).contains("image")) {
            return new RuntimeFailure.ImageMissing(spec.image(), reason);
        }
        boolean nameTaken = reason.contains("is already in use") || reason.contains("name is in use");
        if (nameTaken && (refusal instanceof ConflictException || reason.contains(spec.name()))) {
            return new RuntimeFailure.NameTaken(spec.name());
        }
        return refusedLimit(reason).orElseGet(() -> new RuntimeFailure.Refused(spec.name() + ": " + reason));
    }

    /** @param asksForLowOomScore whether the container asks for a negative oom score adjustment */
    static RuntimeFailure ofStart(String id, DockerException refusal, BooleanSupplier asksForLowOomScore) {
        String reason = DockerCalls.reason(refusal);
        if (reason.contains("port is already allocated") || reason.contains("address already in use")) {
            return new RuntimeFailure.PortTaken(reason);
        }
        return refusedLimit(reason).orElseGet(() -> {
            // Without CAP_SYS_RESOURCE runc dies on writing the score before it can say so. If it was something else,
            // the
            // start without the score will tell.
            if (reason.contains("OCI runtime") && asksForLowOomScore.getAsBoolean()) {
                return new RuntimeFailure.LimitRefused(Limit.OOM_SCORE_ADJUSTMENT, reason);
            }
            return new RuntimeFailure.Refused("start of " + id + ": " + reason);
        });
    }

    static RuntimeFailure ofChange(String id, DockerException refusal) {
        String reason = DockerCalls.reason(refusal);
        return refusedLimit(reason).orElseGet(() -> new RuntimeFailure.Refused("limits of " + id + ": " + reason));
    }

    /** Docker has a status for it, Podman a sentence. */
    static boolean meansNotRunning(DockerException refusal) {
        return refusal instanceof ConflictException
                || DockerCalls.reason(refusal).contains("can only kill running containers");
    }

    private static Optional<RuntimeFailure> refusedLimit(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return LIMIT_WORDS.entrySet().stream()
                .filter(word -> lower.contains(word.getKey()))
                .findFirst()
                .map(word -> new RuntimeFailure.LimitRefused(word.getValue(), reason));
    }
}
