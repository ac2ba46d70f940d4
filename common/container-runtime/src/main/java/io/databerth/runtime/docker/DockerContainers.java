package io.databerth.runtime.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Containers from their creation to their removal. */
final class DockerContainers {
    private static final Logger LOG = LoggerFactory.getLogger(DockerContainers.class);
    /** Creating copies the image's content into a fresh volume and starting waits for the disk: both may be slow. */
    private static final Duration SLOW = Duration.ofMinutes(2);

    private final DockerCalls calls;

    DockerContainers(DockerCalls calls) {
        this.calls = calls;
    }

    String create(ContainerSpec spec) {
        calls.dialect().refusal(spec).ifPresent(refusal -> {
            throw refusal;
        });
        return calls.ask("creation of " + spec.name(), SLOW, client -> {
            try {
                var created = CreateRequest.of(client, spec).exec();
                for (String warning : Objects.requireNonNullElse(created.getWarnings(), new String[0])) {
                    LOG.warn("{}: {}", spec.name(), warning);
                }
                return Objects.requireNonNull(created.getId());
            } catch (DockerException refusal) {
                throw Refusals.ofCreate(spec, refusal);
            }
        });
    }

    void start(String id) {
        calls.tell("container " + id, SLOW, client -> {
            try {
                client.startContainerCmd(id).exec();
            } catch (NotModifiedException running) {
                LOG.debug("container {} needed nothing", id, running);
            } catch (NotFoundException absent) {
                throw new RuntimeFailure.NotFound("container " + id);
            } catch (DockerException refusal) {
                throw Refusals.ofStart(id, refusal, () -> asksForLowOomScore(id));
            }
        });
    }

    private boolean asksForLowOomScore(String id) {
        return inspect(id)
                .map(found -> found.limits().get(Limit.OOM_SCORE_ADJUSTMENT).orElse(0) < 0)
                .orElse(false);
    }

    void stop(String id, Duration grace) {
        int seconds = Math.toIntExact(grace.plusMillis(999).toSeconds());
        calls.tell("container " + id, grace.plus(SLOW), client -> {
            try {
                client.stopContainerCmd(id).withTimeout(seconds).exec();
            } catch (NotModifiedException | NotFoundException alreadyStopped) {
                LOG.debug("container {} needed nothing", id, alreadyStopped);
            }
        });
    }

    void kill(String id) {
        calls.tell("container " + id, DockerCalls.USUAL, client -> {
            try {
                client.killContainerCmd(id).exec();
            } catch (NotFoundException alreadyGone) {
                LOG.debug("container {} needed nothing", id, alreadyGone);
            } catch (DockerException refusal) {
                if (!Refusals.meansNotRunning(refusal)) {
                    throw refusal;
                }
            }
        });
    }

    void changeLimits(String id, Limits limits) {
        calls.dialect().refusalOfChange(limits).ifPresent(refusal -> {
            throw refusal;
        });
        calls.tell("container " + id, DockerCalls.USUAL, client -> {
            var change = client.updateContainerCmd(id);
            limits.get(Limit.CPU_SHARES).ifPresent(shares -> change.withCpuShares(Math.toIntExact(shares)));
            limits.get(Limit.NANO_CPUS).ifPresent(change::withNanoCPUs);
            try {
                change.exec();
            } catch (NotFoundException absent) {
                throw new RuntimeFailure.NotFound("container " + id);
            } catch (DockerException refusal) {
                throw Refusals.ofChange(id, refusal);
            }
        });
    }

    void remove(String id) {
        calls.tell("container " + id, SLOW, client -> {
            try {
                client.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException alreadyGone) {
                LOG.debug("container {} needed nothing", id, alreadyGone);
            } catch (ConflictException conflict) {
                if (!DockerCalls.reason(conflict).contains("already in progress")) {
                    throw conflict;
                }
            }
        });
        Polling.until("the removal of container " + id, SLOW, () -> inspect(id).isEmpty());
    }

    Optional<ContainerState> inspect(String nameOrId) {
        return raw(calls, nameOrId).map(InspectedContainer::state);
    }

    static Optional<InspectContainerResponse> raw(DockerCalls calls, String nameOrId) {
        return calls.ask("container " + nameOrId, client -> {
            try {
                return Optional.of(client.inspectContainerCmd(nameOrId).exec());
            } catch (NotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    List<ContainerState> list(Map<String, String> labels) {
        var found = calls.ask("containers", client -> client.listContainersCmd()
                .withShowAll(true)
                .withFilter("label", LabelFilter.of(labels))
                .exec());
        return found.stream().flatMap(one -> inspect(one.getId()).stream()).toList();
    }
}
