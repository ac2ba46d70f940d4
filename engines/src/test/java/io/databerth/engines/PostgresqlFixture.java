package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the tests of PostgreSQL do with a server again and again, all of it by the descriptor's own commands. */
record PostgresqlFixture(EngineContainer container) {
    static final Secret PASSWORD = Secret.of("first-canary-2209");

    /** The preferred version; with {@code -Ddataberth.kit} every one whose image is on this machine. */
    static Stream<EngineVersion> versions() {
        try (var runtime = DockerRuntime.connect(RuntimeEndpoints.find())) {
            var engine = EngineCatalog.builtIn().engine("postgresql").orElseThrow();
            assertThat(runtime.imageExists(engine.preferred().images().getFirst()))
                    .as("deploy/images/build postgresql " + engine.preferred().id() + " was run")
                    .isTrue();
            return System.getProperty("databerth.kit", "").isEmpty()
                    ? Stream.of(engine.preferred())
                    : engine.versions().stream()
                            .filter(version ->
                                    runtime.imageExists(version.images().getFirst()))
                            .toList()
                            .stream();
        }
    }

    static PostgresqlFixture start(EngineVersion version) throws Exception {
        return new PostgresqlFixture(
                EngineContainer.start(version, version.images().getFirst()));
    }

    Credentials credentials() {
        return container.version().credentials().orElseThrow();
    }

    Backup backup() {
        return container.version().backup().orElseThrow();
    }

    Backup.SideDatabase side() {
        return (Backup.SideDatabase) backup().restore();
    }

    void must(Exec exec, Holes holes) {
        ok(container.run(exec, holes));
    }

    static ExecOutcome ok(ExecOutcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return outcome;
    }

    /** A database of this name, owned by the application's user, whose password is set anew. */
    void database(String name) {
        must(credentials().bootstrap(), container.holes(name).with(HoleName.PASSWORD, PASSWORD));
    }

    ExecOutcome login(String database, Secret password) {
        return container.run(credentials().login(), container.holes(database), password);
    }

    /** Runs SQL over the local socket and returns what it printed. */
    String sql(String user, String database, String statements) {
        return ok(tryExec(Map.of("PGUSER", user, "PGDATABASE", database), statements))
                .text()
                .strip();
    }

    String asApplication(String database, String statements) {
        return sql(EngineContainer.USERNAME, database, statements);
    }

    ExecOutcome tryExec(Map<String, String> environment, String statements) {
        return container.run(ExecRequest.of(List.of("psql", "-XqAtw", "-vON_ERROR_STOP=1"))
                .withEnvironment(environment)
                .withInput(statements.getBytes(StandardCharsets.UTF_8)));
    }

    ContentFingerprint fingerprint(String database, Optional<String> snapshot) {
        return ContentFingerprint.parse(ok(container.run(backup().fingerprint(container.holes(database), snapshot)))
                .text());
    }

    /** A dump and the fingerprint from its own snapshot. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Taken(byte[] dump, ContentFingerprint fingerprint) {}

    Taken take(String database, Runnable whileHeld) throws IOException {
        Holes holes = container.holes(database);
        var snapshot = backup().snapshot().orElseThrow();
        var hold = snapshot.hold().render(holes);
        try (ExecStream holder =
                container.runtime().stream(container.id(), hold.request().withStreamedInput())) {
            holder.input().write(hold.stdin().orElseThrow().reveal().getBytes(StandardCharsets.UTF_8));
            holder.input().flush();
            String name = new BufferedReader(new InputStreamReader(holder.output(), StandardCharsets.UTF_8)).readLine();
            assertThat(name).isNotBlank();
            whileHeld.run();
            ContentFingerprint fingerprint = fingerprint(database, Optional.of(name));
            ExecOutcome dump = ok(container.run(backup().dump()
                    .render(holes.with(HoleName.SNAPSHOT, name))
                    .request()
                    .countingOutput()
                    .keepingOutput(64 << 20)));
            assertThat(dump.bytesCountedInside()).hasValue(dump.stdout().length);
            holder.input().write(snapshot.release().render(holes).getBytes(StandardCharsets.UTF_8));
            holder.input().close();
            assertThat(holder.awaitExit(Duration.ofSeconds(10))).isZero();
            return new Taken(dump.stdout(), fingerprint);
        }
    }

    Holes beside(String database, String side, String retired) {
        return container
                .holes(database)
                .with(HoleName.SIDE_DATABASE, side)
                .with(HoleName.RETIRED_DATABASE, retired)
                .with(HoleName.SOURCE_USERNAME, EngineContainer.USERNAME);
    }

    /** A database with one of everything in it. */
    Holes filled(String database) {
        database(database);
        asApplication(database, everything());
        return beside(database, "restore_" + database, "retired_" + database);
    }

    static String everything() {
        try (var content = PostgresqlFixture.class.getResourceAsStream("/postgresql-content.sql")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> moving() {
        return backup().fingerprint().moving();
    }

    ExecOutcome load(Holes beside, byte[] dump) {
        must(side().prepare(), beside);
        return container.run(backup().restore().load().render(beside).request().withInput(dump));
    }
}
