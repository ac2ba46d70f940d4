package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Conformance;
import io.databerth.engine.Exec;

/** Backups that are a server's files: they hold every account of their time, none of which may come back. */
final class FilesOfThen {
    private static final String GONE = "kit_gone";

    private final KitDatabase database;
    private final ClientContainer outside;
    private final Users users;
    private final Conformance client;
    private Secret ofTheGone = Secret.of("-");
    private String backup = "";

    FilesOfThen(KitDatabase database, ClientContainer outside, Users users) {
        this.database = database;
        this.outside = outside;
        this.users = users;
        this.client = database.version().conformance().orElseThrow();
    }

    /** @param content what is read in the database */
    void check(String content, Checklist checklist) {
        boolean physical = database.version()
                .backup()
                .flatMap(section -> section.by(BackupKind.PHYSICAL))
                .isPresent();
        if (physical) {
            checklist.check(
                    "a physical backup is proven by a restore",
                    () -> taken("physical", "proven").at("/proof/level").asText());
            broughtBack("a physical restore", content, checklist);
        }
        checklist.check(
                "a snapshot is taken",
                () -> taken("snapshot", "kept").path("storedBytes").asText());
        broughtBack("a snapshot's restore", content, checklist);
        checklist.check("a snapshot deleted", this::deleted);
    }

    private void broughtBack(String what, String content, Checklist checklist) {
        if (checklist.lastPassed()) {
            checklist.check(what + " brings the content back, and no password", () -> restored(content));
            users.still(what);
        }
    }

    private JsonNode taken(String kind, String state) {
        if (users.supported()) {
            ofTheGone = database.makeUser(GONE, UserAccess.READ_ONLY);
        }
        backup = database.backups().take(kind);
        JsonNode shown = database.backups().shown(backup, state);
        require(shown.path("kind").asText().equals(kind), "its kind is " + shown.path("kind"));
        return shown;
    }

    private String restored(String content) {
        Secret old = database.version().credentials().isPresent() ? database.rotate() : Secret.of("-");
        if (users.supported()) {
            require(logsIn(GONE, ofTheGone), "the user who is to go cannot log in");
            database.remove("/users/" + GONE);
        }
        outside.perform(client.damage());
        require(!outside.perform(client.read()).equals(content), "the content reads as before");
        database.backups().restore(backup);
        outside.requireContent(content);
        if (database.version().credentials().isPresent()) {
            require(!outside.succeeds(login(), old), "the password of then is accepted");
            require(!logsIn(GONE, ofTheGone), "a user who was dropped logs in");
        }
        return "";
    }

    private String deleted() {
        database.remove("/snapshots/" + backup);
        String state = database.view("/backups/" + backup).path("state").asText();
        require(state.equals("deleted"), "it is " + state);
        return "";
    }

    private boolean logsIn(String user, Secret password) {
        return outside.succeeds(login(), user, password);
    }

    private Exec login() {
        return database.version().credentials().orElseThrow().login();
    }
}
