package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.contracts.Secret;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Conformance;
import io.databerth.engine.Exec;
import io.databerth.engine.Subject;
import java.util.Map;

/** The checks of further users: two of them live with the database, from before its backup until after the restore. */
final class Users {
    private static final String READER = "kit_reader";
    private static final String WRITER = "kit_writer";

    private final KitDatabase database;
    private final Checklist checklist;
    private final ClientContainer outside;
    private final Conformance client;
    private final Exec login;
    private Secret reader = Secret.of("-");
    private Secret writer = Secret.of("-");

    private Users(KitDatabase database, Checklist checklist, ClientContainer outside, Exec login) {
        this.database = database;
        this.checklist = checklist;
        this.outside = outside;
        this.client = database.version().conformance().orElseThrow();
        this.login = login;
    }

    /** Makes them, or notes that the engine has none; then the answer does nothing more. */
    static Users of(KitDatabase database, Checklist checklist, ClientContainer outside, String content) {
        Exec login = database.version()
                .credentials()
                .map(credentials -> credentials.login())
                .orElse(null);
        boolean supported = !database.version().administration().users().isEmpty();
        if (!supported || login == null) {
            checklist.declared(
                    "further users",
                    "the engine has none",
                    () -> database.requireUnsupported("/users", Map.of("name", READER, "access", "read-only")));
            return new Users(
                    database, checklist, outside, database.version().ready().probe());
        }
        Users users = new Users(database, checklist, outside, login);
        users.check(content);
        return users;
    }

    private void check(String content) {
        checklist.check("a user who may read cannot write", () -> made(content));
        checklist.check("a user locked out and let in again", this::lockedOut);
        checklist.check("a user's password rotated", this::rotated);
    }

    private String made(String content) {
        reader = database.makeUser(READER, UserAccess.READ_ONLY);
        writer = database.makeUser(WRITER, UserAccess.READ_WRITE);
        String read = outside.perform(client.read(), READER, reader);
        require(read.equals(content), "it reads " + read + " instead of " + content);
        require(!outside.succeeds(client.damage(), READER, reader), "the reader's write was accepted");
        require(outside.perform(client.read()).equals(content), "the reader changed the content");
        Refusals.require("NAME_TAKEN", () -> database.makeUser(READER, UserAccess.READ_ONLY));
        return "";
    }

    private String lockedOut() {
        database.make("/users/" + READER + "/grant", Map.of("access", "none"));
        require(!outside.succeeds(login, READER, reader), "the user still logs in");
        database.make("/users/" + READER + "/grant", Map.of("access", "read-only"));
        require(outside.succeeds(login, READER, reader), "the user cannot log in again");
        return "";
    }

    private String rotated() {
        Secret before = reader;
        reader = database.rotateUser(READER);
        require(outside.succeeds(login, READER, reader), "the new password is refused");
        require(!outside.succeeds(login, READER, before), "the old password is accepted");
        return "";
    }

    boolean supported() {
        return !database.version().administration().users().isEmpty();
    }

    /** Does what only a user may do who writes. */
    void damage() {
        outside.perform(client.damage(), WRITER, writer);
    }

    /** Whether one that may write can. */
    boolean write() {
        return supported() && outside.succeeds(client.damage(), WRITER, writer);
    }

    /** They are there with what they may do, and read what the database's own user reads. */
    void still(String event) {
        if (supported()) {
            checklist.check("further users after " + event, () -> {
                String read = outside.perform(client.read(), READER, reader);
                require(read.equals(outside.perform(client.read())), "the reader reads something else: " + read);
                require(!outside.succeeds(client.damage(), READER, reader), "the reader's write was accepted");
                require(outside.succeeds(login, WRITER, writer), "the writer cannot log in");
                return "";
            });
        }
    }

    void dropped() {
        if (supported()) {
            checklist.check("a user dropped", () -> {
                database.remove("/users/" + READER);
                require(!outside.succeeds(login, READER, reader), "the user still logs in");
                boolean listed = database.version().administration().lists().containsKey(Subject.USERS)
                        && database.view("/users?limit=200")
                                .path("items")
                                .findValuesAsText("name")
                                .contains(READER);
                require(!listed, "the user is still listed");
                Refusals.require("NOT_FOUND", () -> database.remove("/users/" + READER));
                return "";
            });
        }
    }
}
