package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Conformance;
import io.databerth.engine.Exec;

/** The backup of a whole server's files, where the descriptor has one: it holds every account of its time, none of which may come back. */
final class PhysicalBackup {
    private static final String GONE = "kit_gone";

    private final KitDatabase database;
    private final ClientContainer outside;
    private final Users users;
    private final Conformance client;
    private Secret ofTheGone = Secret.of("-");
    private String backup = "";

    PhysicalBackup(KitDatabase database, ClientContainer outside, Users users) {
        this.database = database;
        this.outside = outside;
        this.users = users;
        this.client = database.version().conformance().orElseThrow();
    }

    /** @param content what is read in the database */
    void check(String content, Checklist checklist) {
        boolean offered = database.version()
                .backup()
                .flatMap(section -> section.by(BackupKind.PHYSICAL))
                .isPresent();
        if (!offered) {
            return;
        }
        checklist.check("a physical backup is proven by a restore", this::taken);
        if (checklist.lastPassed()) {
            checklist.check("a physical restore brings the content back, and no password", () -> restored(content));
            users.still("a physical restore");
        }
    }

    private String taken() {
        if (users.supported()) {
            ofTheGone = database.makeUser(GONE, UserAccess.READ_ONLY);
        }
        backup = database.backups().takePhysical();
        JsonNode shown = database.backups().proven(backup);
        require(shown.path("kind").asText().equals("physical"), "its kind is " + shown.path("kind"));
        return shown.at("/proof/level").asText();
    }

    private String restored(String content) {
        Exec login = database.version().credentials().orElseThrow().login();
        Secret old = database.rotate();
        if (users.supported()) {
            require(outside.succeeds(login, GONE, ofTheGone), "the user who is to go cannot log in");
            database.remove("/users/" + GONE);
        }
        outside.perform(client.damage());
        require(!outside.perform(client.read()).equals(content), "the content reads as before");
        database.backups().restore(backup);
        String now = outside.perform(client.read());
        require(now.equals(content), "it reads " + now + " instead of " + content);
        require(!outside.succeeds(login, old), "the password of then is accepted");
        require(!outside.succeeds(login, GONE, ofTheGone), "a user who was dropped logs in");
        return "";
    }
}
