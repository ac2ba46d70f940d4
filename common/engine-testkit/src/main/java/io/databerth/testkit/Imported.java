package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.Conformance;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Content from elsewhere. The server there is a second database, which is reached by name over the project's network as any other. */
final class Imported implements AutoCloseable {
    private final ContainerRuntime runtime;
    private final KitDatabase database;
    private final KitDatabase elsewhere;
    private final Path backups;
    private final Checklist checklist;
    private final Conformance client;
    private String content = "";

    /** @param backups where the product keeps its backups, a folder for each database */
    Imported(ContainerRuntime runtime, KitDatabase database, Path backups, Checklist checklist) {
        this.runtime = runtime;
        this.database = database;
        this.elsewhere = database.unmade(database.version());
        this.backups = backups;
        this.checklist = checklist;
        this.client = database.version().conformance().orElseThrow();
    }

    /**
     * What is read in the database from now on, if it was put in place.
     *
     * @param backup one of the database, to be exported and uploaded
     */
    Optional<String> check(ClientContainer outside, String backup) {
        new Uploaded(database).check(backup, checklist);
        if (database.version().backup().flatMap(Backup::source).isEmpty()) {
            checklist.declared("import", "the engine has none", this::refusedAsUnsupported);
            return Optional.empty();
        }
        checklist.check("imported from a live server", () -> restored(outside));
        if (!checklist.lastPassed()) {
            return Optional.empty();
        }
        checklist.check("an import with a wrong password leaves nothing", this::refused);
        return Optional.of(content);
    }

    /** Nobody needs to answer there: an engine that cannot do it refuses before it asks. */
    private void refusedAsUnsupported() {
        database.requireUnsupported(
                "/import", Map.of("host", "db.example.org", "username", "kit", "password", "kit", "database", "kit"));
    }

    /** As a backup that is proven, while the database keeps what it has; then in its place. */
    private String restored(ClientContainer outside) {
        elsewhere.create();
        // They must show in the database's own container no more than its own.
        database.passwords().addAll(elsewhere.passwords());
        try (ClientContainer its = new ClientContainer(runtime, elsewhere)) {
            its.perform(client.write());
            content = its.perform(client.read());
            client.allowCopy().ifPresent(its::performInServer);
        }
        outside.perform(client.damage());
        String before = outside.perform(client.read());
        require(!before.equals(content), "the content is the same before");
        String backup = database.backups().imported(wish(elsewhere.password()));
        JsonNode shown = database.backups().shown(backup);
        require(shown.path("state").asText().equals("proven"), "it is " + shown.path("state"));
        String level = shown.at("/proof/level").asText();
        require(level.equals("loads"), "its proof says " + level);
        require(outside.perform(client.read()).equals(before), "the content changed before the restore");
        database.backups().restore(backup);
        outside.requireContent(content);
        database.backups().verify(backup);
        return level;
    }

    /** Nothing is kept of an import that nobody was let in for. */
    private String refused() {
        List<Path> before = files();
        Refusals.require("ENGINE_COMMAND_FAILED", () -> database.backups()
                .imported(wish(Secret.of("no-such-password-of-the-kit"))));
        require(files().equals(before), "it left files behind");
        return "";
    }

    private Map<String, Object> wish(Secret password) {
        ContainerState server = elsewhere.container();
        return Map.of(
                "host",
                server.name(),
                "database",
                String.valueOf(server.labels().get(Labels.INNER_DATABASE)),
                "username",
                String.valueOf(server.labels().get(Labels.USERNAME)),
                "password",
                password.reveal(),
                "tls",
                database.version().launch().hasCertificate() ? "required" : "off");
    }

    private List<Path> files() {
        return Stream.of(backups, backups.resolveSibling("imports"))
                .flatMap(Imported::filesIn)
                .filter(file -> file.toString().contains(database.id()))
                .sorted()
                .toList();
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        if (elsewhere.exists()) {
            elsewhere.delete();
        }
    }
}
