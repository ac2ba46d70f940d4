package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ContainerPlan;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The one container of a database. Every method looks first and acts on the difference, so that each can be repeated. */
public final class DatabaseContainer {
    /** Limits and ports together can be refused far less often. */
    private static final int TRIES = 40;

    private final ContainerRuntime runtime;
    private final Site site;
    private final DatabaseVolume volume;

    public DatabaseContainer(ContainerRuntime runtime, Site site, DatabaseVolume volume) {
        this.runtime = runtime;
        this.site = site;
        this.volume = volume;
    }

    /** Everything that carries the labels of this database. */
    public List<ContainerState> own(DatabaseId database) {
        return runtime.list(OwnLabels.identity(site, database));
    }

    /**
     * The database's container. CONTAINER_CONFLICT when another one holds its name, and when its own has another name:
     * a second server on the same data would destroy it.
     */
    public Optional<ContainerState> find(ManagedDatabase database) {
        List<ContainerState> own = own(database.id());
        for (ContainerState container : own) {
            if (!container.name().equals(database.name())) {
                throw new CodedException(
                        ErrorCode.CONTAINER_CONFLICT,
                        "the container of this database is now called '" + container.name() + "' instead of '"
                                + database.name() + "'");
            }
        }
        if (own.isEmpty() && runtime.inspect(database.name()).isPresent()) {
            throw new CodedException(
                    ErrorCode.CONTAINER_CONFLICT,
                    "a container that is not of this database holds the name '" + database.name() + "'");
        }
        return own.stream().findFirst();
    }

    /** Makes sure that a container of exactly this shape exists; one of another shape is replaced. Its files come with its start. */
    public ContainerState create(Blueprint blueprint) {
        ContainerSpec wanted = ContainerPlan.of(site, blueprint);
        Optional<ContainerState> existing = find(blueprint.database());
        if (existing.isPresent() && !sameShape(existing.get(), wanted)) {
            end(existing.get(), blueprint.version().launch().stopGrace());
            existing = Optional.empty();
        }
        if (existing.isEmpty()) {
            volume.ensure(blueprint.database());
            runtime.create(wanted);
        }
        return find(blueprint.database()).orElseThrow(() -> new RuntimeFailure.NotFound(wanted.name()));
    }

    /** Ends a container that was made from another shape than this; its successor is made by the start. */
    public void endOther(Blueprint blueprint) {
        ContainerSpec wanted = ContainerPlan.of(site, blueprint);
        endUnless(blueprint, existing -> sameShape(existing, wanted));
    }

    /** Whether the container runs in this shape, but perhaps for limits that can be changed while it does. */
    public boolean runsButForLimits(Blueprint blueprint) {
        ContainerSpec wanted = ContainerPlan.of(site, blueprint);
        return find(blueprint.database())
                .filter(ContainerState::running)
                .filter(existing -> sameButForLimits(existing, wanted))
                .isPresent();
    }

    /** Changes those limits. Fails as {@link ContainerRuntime#changeLimits}. */
    public void changeLimits(Blueprint blueprint) {
        Limits wanted = ContainerPlan.of(site, blueprint).limits().online();
        find(blueprint.database()).ifPresent(existing -> runtime.changeLimits(existing.id(), wanted));
    }

    /** Ends a container that runs from another image than the one of this id; its successor is made by the start. */
    public void endOfOtherImage(Blueprint blueprint, String imageId) {
        endUnless(blueprint, existing -> existing.imageId().equals(imageId));
    }

    private void endUnless(Blueprint blueprint, Predicate<ContainerState> stays) {
        find(blueprint.database())
                .filter(stays.negate())
                .ifPresent(
                        existing -> end(existing, blueprint.version().launch().stopGrace()));
    }

    /** Starts the container, making it first if there is none; gives up refused limits and ports as conceded. */
    Blueprint start(Blueprint blueprint, DatabaseSecrets secrets, Concessions concessions) throws SQLException {
        Blueprint current = blueprint;
        var refusedPorts = new HashSet<Integer>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                startOnce(current, secrets);
                return current;
            } catch (RuntimeFailure.LimitRefused refusal) {
                current = withoutLimit(current, refusal, concessions);
            } catch (RuntimeFailure.PortTaken refusal) {
                refusedPorts.add(current.database().claimedPort());
                current = concessions.withAnotherPort(current, refusedPorts);
            }
            find(current.database()).map(ContainerState::id).ifPresent(runtime::remove);
        }
        throw new CodedException(
                ErrorCode.PORTS_EXHAUSTED, "the container runtime refused " + TRIES + " ports and limits in a row");
    }

    private void startOnce(Blueprint blueprint, DatabaseSecrets secrets) {
        Optional<ContainerState> found = find(blueprint.database());
        if (found.filter(ContainerState::running).isPresent()) {
            return;
        }
        found.filter(container -> container.phase() instanceof Phase.Dead).ifPresent(dead -> runtime.remove(dead.id()));
        volume.ensure(blueprint.database());
        // One of another shape is left over from a change that was cut off: it is made anew.
        if (found.filter(container -> container.phase() instanceof Phase.Exited)
                .filter(container -> sameShape(container, ContainerPlan.of(site, blueprint)))
                .isPresent()) {
            runtime.start(found.get().id());
            return;
        }
        ContainerState container = create(blueprint);
        // Each time: whoever began before may have died before all of them were in it.
        putFiles(container.id(), blueprint, secrets);
        runtime.start(container.id());
    }

    private static Blueprint withoutLimit(
            Blueprint blueprint, RuntimeFailure.LimitRefused refusal, Concessions concessions) throws SQLException {
        Limit limit = refusal.limit();
        if (blueprint.database().refusedLimits().contains(limit)) {
            throw refusal;
        }
        return concessions.withoutLimit(blueprint, limit);
    }

    /** Starts the container that was stopped, as it is; one that runs, or is not there, is left. */
    void startAgain(ManagedDatabase database) {
        find(database)
                .filter(found -> found.phase() instanceof Phase.Exited)
                .ifPresent(found -> runtime.start(found.id()));
    }

    /** Stops whatever runs of this database; nothing to stop is fine. */
    public void stop(DatabaseId database, Duration grace) {
        own(database).stream()
                .filter(ContainerState::running)
                .forEach(container -> runtime.stop(container.id(), grace));
    }

    /** Stops and removes, and what copies its volume with it; the volume stays. Nothing to remove is fine. */
    public void remove(DatabaseId database, Duration grace) {
        runtime.list(OwnLabels.copiersOf(site, database)).forEach(copier -> runtime.remove(copier.id()));
        own(database).forEach(container -> end(container, grace));
    }

    private void end(ContainerState container, Duration grace) {
        if (container.running()) {
            runtime.stop(container.id(), grace);
        }
        runtime.remove(container.id());
    }

    private void putFiles(String container, Blueprint blueprint, DatabaseSecrets secrets) {
        Launch launch = blueprint.version().launch();
        Holes holes = DatabaseHoles.with(blueprint, secrets);
        runtime.putFiles(container, launch.render(holes));
    }

    private static boolean sameShape(ContainerState container, ContainerSpec wanted) {
        return sameButForLimits(container, wanted) && sameLimits(container.limits(), wanted.limits());
    }

    private static boolean sameButForLimits(ContainerState container, ContainerSpec wanted) {
        return Objects.equals(
                container.labels().get(Labels.SPEC), wanted.labels().get(Labels.SPEC));
    }

    /** Of those that change online; the others are part of the shape. One that the runtime does not hold was not granted. */
    private static boolean sameLimits(Limits held, Limits wanted) {
        return wanted.online().values().entrySet().stream()
                .allMatch(limit -> held.get(limit.getKey()).orElse(limit.getValue()) == limit.getValue());
    }
}
