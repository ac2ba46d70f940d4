package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Conformance;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/** The life of one database of one version, from its creation to its deletion. */
final class Life {
    private static final Duration REPAIR = Duration.ofSeconds(90);
    /** By itself, or by the signal that asks for it: SIGINT, SIGTERM. */
    private static final Set<Integer> CLEAN_ENDS = Set.of(0, 130, 143);

    private final ContainerRuntime runtime;
    private final Path backups;
    private final EngineVersion version;
    private final Neighbours neighbours;
    private final KitDatabase database;
    private final Sku sku;
    private final Sku otherSku;
    private final Optional<Sku> tiny;
    private final Limits limits;
    private final Conformance client;
    private final Checklist checklist;
    private final Onlooker onlooker = new Onlooker();
    private String image = "";
    private String server = "";
    private String content = "";

    Life(
            Gateway gateway,
            ContainerRuntime runtime,
            Path backups,
            Checklist checklist,
            Neighbours neighbours,
            Sku sku,
            Sku otherSku,
            Optional<Sku> tiny) {
        this.runtime = runtime;
        this.backups = backups;
        this.checklist = checklist;
        this.version = checklist.version();
        this.neighbours = neighbours;
        this.database = new KitDatabase(gateway, runtime, version, sku.id());
        this.sku = sku;
        this.otherSku = otherSku;
        this.tiny = tiny;
        this.limits = new Limits(runtime, database);
        this.client = version.conformance().orElseThrow();
    }

    KitRun checked() {
        long begin = System.nanoTime();
        try {
            unlessEnded(this::fromItsCreation);
        } finally {
            if (database.exists()) {
                unlessEnded(() -> checklist.check("deleted with nothing left", this::delete));
            }
        }
        return new KitRun(version, checklist.results(), image, server, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void unlessEnded(Runnable checks) {
        try {
            checks.run();
        } catch (Checklist.Ended ended) { // What failed is on the list.
        }
    }

    private void fromItsCreation() {
        checklist.check("becomes ready", this::create);
        if (database.exists() && checklist.lastPassed()) {
            try (ClientContainer outside = new ClientContainer(runtime, database)) {
                live(outside);
            }
        }
    }

    private void live(ClientContainer outside) {
        LogIns logIns = new LogIns(database, checklist, outside);
        logIns.check();
        checklist.check("content written", () -> content = written(outside));
        if (version.metrics().isPresent()) {
            checklist.check("figures of the server", () -> new Figures(database).awaited());
        }
        checklist.check("limits of the size applied", () -> limits.applied(sku));
        new Administering(database, version, checklist, () -> outside.perform(client.read())).check();
        heldSession(outside);
        Users users = Users.of(database, checklist, outside, content);
        Choosing choosing = new Choosing(database, version, checklist);
        choosing.check();
        checklist.check("another size", () -> resized(outside));
        choosing.followed();
        checklist.check("data survives a restart", () -> sameAfter(outside, () -> database.tell("restart")));
        checklist.check("data survives a container that is made anew", () -> sameAfter(outside, this::loseContainer));
        Optional<BackedUp> backedUp = version.backup()
                .map(backup -> new BackedUp(runtime, database, backups, neighbours, outside, checklist));
        backedUp.ifPresentOrElse(
                taken -> taken.check(content),
                () -> checklist.declared(
                        "backup", "the engine has none", () -> database.requireUnsupported("/backups")));
        users.still("a container that is made anew");
        logIns.rotation();
        backedUp.ifPresent(taken -> taken.checkRestores(content, users, logIns));
        imported(outside, users, backedUp.map(BackedUp::backup).orElse(""));
        checklist.check("data survives stop and start", () -> sameAfter(outside, this::stopAndStart));
        tiny.ifPresent(size -> new Quota(database, outside, users, size).check(checklist, otherSku));
        users.dropped();
        checklist.check("no secret in arguments, inspect or engine events", this::nothingShown);
    }

    /** Where the descriptor says how a client stays. */
    private void heldSession(ClientContainer outside) {
        client.session()
                .ifPresent(session -> checklist.check(
                        "a session from outside listed and ended",
                        () -> new HeldSession(database, outside).ended(session)));
    }

    private void imported(ClientContainer outside, Users users, String backup) {
        try (Imported imported = new Imported(runtime, database, backups, checklist)) {
            imported.check(outside, backup).ifPresent(read -> {
                content = read;
                users.still("an import");
            });
        }
    }

    private String create() {
        long begin = System.nanoTime();
        database.create();
        image = database.container().image();
        server = Onlooker.serverIn(image);
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms";
    }

    private String written(ClientContainer outside) {
        outside.perform(client.write());
        String read = outside.perform(client.read());
        require(!read.isBlank(), "nothing can be read");
        return read;
    }

    private String sameAfter(ClientContainer outside, Runnable event) {
        event.run();
        outside.requireContent(content);
        return "";
    }

    private String resized(ClientContainer outside) {
        sameAfter(outside, () -> database.make("/resize", Map.of("sku", otherSku.id())));
        return limits.applied(otherSku);
    }

    private void loseContainer() {
        String lost = database.container().id();
        runtime.remove(lost);
        Awaitility.await()
                .atMost(REPAIR)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> database.containers().stream()
                                .anyMatch(container ->
                                        container.running() && !container.id().equals(lost))
                        && database.view("").path("drift").asText("").isEmpty());
    }

    private void stopAndStart() {
        database.tell("stop");
        ContainerState stopped = database.container();
        require(
                stopped.phase() instanceof Phase.Exited exited && CLEAN_ENDS.contains(exited.code()),
                "it did not end cleanly within its grace: " + stopped.phase());
        database.tell("start");
    }

    private String nothingShown() {
        List<String> containers =
                database.containers().stream().map(ContainerState::id).toList();
        List<String> shown = onlooker.shown(database.passwords(), containers);
        require(shown.isEmpty(), "a password shows in: " + shown.size() + " lines");
        return "";
    }

    private String delete() {
        database.delete();
        require(database.left().isEmpty(), "left: " + database.left());
        return "";
    }
}
