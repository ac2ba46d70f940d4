package io.databerth.runtime.docker;

import com.github.dockerjava.api.model.Statistics;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation.Kind;
import java.util.Optional;

/**
 * What Podman does otherwise than Docker behind the same API, all in one place. Mere words that differ need no question: the
 * translations of events, states and refusals know both.
 */
record Dialect(Kind kind, int cpus) {

    static Dialect ask(DockerCalls calls) {
        var information = DockerInformation.ask(calls);
        return new Dialect(information.kind(), information.cpus());
    }

    private boolean isPodman() {
        return kind == Kind.PODMAN;
    }

    /** Docker refuses more processors than there are; Podman takes them for granted and limits nothing. */
    Optional<RuntimeFailure> refusal(ContainerSpec spec) {
        long most = cpus * 1_000_000_000L;
        return isPodman() && spec.limits().get(Limit.NANO_CPUS).orElse(0) > most
                ? Optional.of(new RuntimeFailure.LimitRefused(Limit.NANO_CPUS, "the range of CPUs ends at " + cpus))
                : Optional.empty();
    }

    /** Podman 4 answers an update through this API as one of a container that is not there. */
    Optional<RuntimeFailure> refusalOfChange(Limits limits) {
        return isPodman()
                ? Optional.of(new RuntimeFailure.Refused(
                        "Podman's Docker-compatible API changes no limits of a container: " + limits.values()))
                : Optional.empty();
    }

    /** Without root and with cgroups of version 1, Podman's containers have no group of their own: it counts what is around. */
    boolean countsOthers(Statistics statistics) {
        Long processes = statistics.getPidsStats().getCurrent();
        return isPodman() && (processes == null || processes == 0);
    }

    /** Podman removes a network that is in use when it is named by its id. Names are unique there, which Docker's are not. */
    boolean protectsUsedNetworksOnlyByName() {
        return isPodman();
    }

    /**
     * Podman stops passing output on, without a word, as soon as a command has ended that left input unread. So the command has
     * to end after its input, or a little after its output.
     */
    boolean losesOutputWhenInputIsLeft() {
        return isPodman();
    }
}
