package io.databerth.testkit;

import io.databerth.contracts.Secret;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.Limit;
import io.databerth.testkit.KitResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** Takes one engine and version through its whole life as a tenant would, and says of each check what became of it. */
public final class EngineKit {
    private static final Duration NEXT_SAMPLES = Duration.ofSeconds(40);
    private static final Duration REPAIR = Duration.ofSeconds(90);
    private static final Secret WRONG = Secret.of("wrong-password-0000000000000000000");

    private final Gateway gateway;
    private final ContainerRuntime runtime;

    public EngineKit(Gateway gateway, ContainerRuntime runtime) {
        this.gateway = gateway;
        this.runtime = runtime;
    }

    /** All checks, in their order; the version needs the sections credentials, backup and conformance. */
    public List<KitResult> check(EngineVersion version, Sku sku) {
        return new Life(version, sku).checked();
    }

    @FunctionalInterface
    private interface Action {
        /** What was seen; fails with anything. */
        String perform();
    }

    private final class Life {
        private final EngineVersion version;
        private final Sku sku;
        private final KitDatabase database;
        private final Conformance client;
        private final Credentials credentials;
        private final List<KitResult> results = new ArrayList<>();
        private String content = "";
        private String backup = "";
        private Secret replaced = WRONG;

        Life(EngineVersion version, Sku sku) {
            this.version = version;
            this.sku = sku;
            this.database = new KitDatabase(gateway, runtime, version, sku.id());
            this.client = version.conformance().orElseThrow();
            this.credentials = version.credentials().orElseThrow();
        }

        List<KitResult> checked() {
            try {
                check("becomes ready", this::create);
                if (database.exists() && results.getLast().outcome() == Outcome.PASS) {
                    try (ClientContainer outside = new ClientContainer(runtime, database)) {
                        live(outside);
                    }
                }
            } finally {
                if (database.exists()) {
                    check("deleted with nothing left", this::delete);
                }
            }
            return List.copyOf(results);
        }

        private void live(ClientContainer outside) {
            check("logs in from outside over verified TLS", () -> required(outside, database.password(), true));
            check("wrong password refused from outside", () -> required(outside, WRONG, false));
            plainRefused(outside);
            check("content written", () -> content = written(outside));
            check("figures of the server", this::figures);
            check("limits of the size applied", this::limits);
            check("data survives a restart", () -> sameAfter(outside, () -> database.tell("restart")));
            check("data survives a container that is made anew", () -> sameAfter(outside, this::loseContainer));
            check("backup is proven by a restore", this::takeBackup);
            check("rotation: new accepted, old refused", () -> rotate(outside));
            check("also after a restart", () -> {
                database.tell("restart");
                return passwords(outside);
            });
            check("the damage is real", () -> damage(outside));
            check("restore brings the content back", () -> sameAfter(outside, () -> database.restore(backup)));
            check("an old backup brings no old password back", () -> passwords(outside));
            check("data survives stop and start", () -> sameAfter(outside, this::stopAndStart));
        }

        private void check(String name, Action action) {
            try {
                results.add(result(name, Outcome.PASS, action.perform()));
            } catch (RuntimeException | AssertionError failed) {
                String reason = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
                results.add(result(name, Outcome.FAIL, failed.getClass().getSimpleName() + ": " + reason));
            }
        }

        private KitResult result(String name, Outcome outcome, String detail) {
            return new KitResult(version.engine(), version.id(), name, outcome, detail);
        }

        private String create() {
            long begin = System.nanoTime();
            database.create();
            return Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms";
        }

        private String required(ClientContainer outside, Secret password, boolean accepted) {
            require(
                    outside.succeeds(credentials.login(), password) == accepted,
                    "the log-in was " + (accepted ? "refused" : "accepted"));
            return "";
        }

        private void plainRefused(ClientContainer outside) {
            String name = "plain connection refused";
            if (client.plain().isEmpty()) {
                results.add(result(name, Outcome.REFUSED_AS_DECLARED, "the descriptor has no plain connection"));
                return;
            }
            check(name, () -> {
                require(
                        !outside.succeeds(client.plain().get(), database.password()),
                        "a plain connection was accepted");
                return "";
            });
        }

        private String written(ClientContainer outside) {
            outside.perform(client.write());
            String read = outside.perform(client.read());
            require(!read.isBlank(), "nothing can be read");
            return read;
        }

        private String figures() {
            Set<String> wanted = new TreeSet<>(
                    version.metrics().orElseThrow().names().printed().keySet());
            // These two have places of their own.
            wanted.removeAll(Set.of("connections", "size_bytes"));
            Awaitility.await()
                    .atMost(NEXT_SAMPLES)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        Set<String> seen = new TreeSet<>();
                        database.view("/stats").path("engine").fieldNames().forEachRemaining(seen::add);
                        return seen.containsAll(wanted);
                    });
            return wanted.size() + " figures";
        }

        private String limits() {
            var applied = database.container().limits();
            var wanted = sku.limits();
            require(
                    applied.get(Limit.MEMORY_BYTES)
                            .equals(OptionalLong.of(wanted.memory().bytes())),
                    "memory is " + applied.get(Limit.MEMORY_BYTES));
            require(
                    applied.get(Limit.NANO_CPUS).equals(OptionalLong.of(wanted.nanoCpus())),
                    "CPU is " + applied.get(Limit.NANO_CPUS));
            return wanted.memory() + ", " + sku.resources().vcpus() + " vCPU";
        }

        private String sameAfter(ClientContainer outside, Runnable event) {
            event.run();
            String now = outside.perform(client.read());
            require(now.equals(content), "it reads " + now + " instead of " + content);
            return "";
        }

        private void loseContainer() {
            String lost = database.container().id();
            runtime.remove(lost);
            Awaitility.await()
                    .atMost(REPAIR)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> database.containers().stream()
                                    .anyMatch(container -> container.running()
                                            && !container.id().equals(lost))
                            && database.view("").path("drift").asText("").isEmpty());
        }

        private String takeBackup() {
            backup = database.backup();
            var shown = database.backup(backup);
            require(shown.path("state").asText().equals("proven"), "it is " + shown.path("state"));
            return shown.at("/proof/level").asText();
        }

        private String rotate(ClientContainer outside) {
            replaced = database.rotate();
            return passwords(outside);
        }

        private String passwords(ClientContainer outside) {
            required(outside, database.password(), true);
            return required(outside, replaced, false);
        }

        private String damage(ClientContainer outside) {
            outside.perform(client.damage());
            require(!outside.perform(client.read()).equals(content), "the content reads as before");
            return "";
        }

        private void stopAndStart() {
            database.tell("stop");
            require(!database.container().running(), "it still runs");
            database.tell("start");
        }

        private String delete() {
            database.delete();
            require(database.left().isEmpty(), "left: " + database.left());
            return "";
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalStateException(otherwise);
            }
        }
    }
}
