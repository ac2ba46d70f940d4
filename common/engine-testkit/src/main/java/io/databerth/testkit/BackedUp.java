package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Conformance;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import java.nio.file.Path;

/** What a backup is for: it is proven, begins copies, brings back what was damaged, and is refused when it is damaged itself. */
final class BackedUp {
    private final ContainerRuntime runtime;
    private final KitDatabase database;
    private final Path files;
    private final Neighbours neighbours;
    private final ClientContainer outside;
    private final Checklist checklist;
    private final EngineVersion version;
    private final Conformance client;
    private String backup = "";

    /** @param files where the platform keeps its backups */
    BackedUp(
            ContainerRuntime runtime,
            KitDatabase database,
            Path files,
            Neighbours neighbours,
            ClientContainer outside,
            Checklist checklist) {
        this.runtime = runtime;
        this.database = database;
        this.files = files;
        this.neighbours = neighbours;
        this.outside = outside;
        this.checklist = checklist;
        this.version = database.version();
        this.client = version.conformance().orElseThrow();
    }

    /** Its id; empty before it was taken. */
    String backup() {
        return backup;
    }

    /** @param content what is read in the database */
    void check(String content) {
        checklist.check("backup is proven by a restore", this::taken);
        try (Copy copy = new Copy(runtime, database, content)) {
            checklist.check("a copy has the content and a password of its own", copy::made);
            if (copy.exists() && checklist.lastPassed()) {
                neighbours.newer().ifPresent(newer -> upgraded(copy, newer));
            }
        }
    }

    void checkRestores(String content, Users users, LogIns logIns) {
        checklist.check("the damage is real", () -> damaged(content, users));
        checklist.check("restore brings the content back", () -> restored(content));
        if (version.credentials().isPresent()) {
            checklist.check("an old backup brings no old password back", logIns::passwords);
        }
        users.still("a restore");
        new SingleTables(database).check(backup, checklist);
        new OtherDatabases(database, outside, checklist).check(content);
        damagedFiles();
        new FilesOfThen(database, outside, users).check(content, checklist);
        new Moments(runtime, database).check(outside, content, backup, checklist);
    }

    private String taken() {
        backup = database.backups().take();
        return database.backups().shown(backup, "proven").at("/proof/level").asText();
    }

    private void upgraded(Copy copy, EngineVersion newer) {
        checklist.check("a newer version takes it over, and gives it back", () -> copy.upgraded(newer));
        if (checklist.lastPassed()) {
            checklist.check("a backup of a newer version is refused", copy::laterRefused);
        }
    }

    private String damaged(String content, Users users) {
        if (users.supported()) {
            users.damage();
        } else {
            outside.perform(client.damage());
        }
        require(!outside.perform(client.read()).equals(content), "the content reads as before");
        return "";
    }

    private String restored(String content) {
        database.backups().restore(backup);
        outside.requireContent(content);
        return "";
    }

    private void damagedFiles() {
        checklist.check("every kind of damage is detected", () -> new DamagedFiles(database, files)
                .everyKindIsDetected(backup));
        neighbours
                .foreign()
                .ifPresent(other -> checklist.check(
                        "a backup of another engine is refused", () -> new UnfitBackup(runtime, database).of(other)));
        checklist.check("the whole file is proven again", () -> {
            database.backups().verify(backup);
            return database.backups().shown(backup).at("/proof/level").asText();
        });
    }
}
