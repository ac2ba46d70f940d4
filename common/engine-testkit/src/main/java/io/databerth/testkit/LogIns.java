package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.contracts.Secret;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;

/** Who is let in from outside, and with which password. */
final class LogIns {
    private static final Secret WRONG = Secret.of("wrong-password-0000000000000000000");

    private final KitDatabase database;
    private final EngineVersion version;
    private final Conformance client;
    private final Checklist checklist;
    private final ClientContainer outside;
    private Secret replaced = WRONG;

    LogIns(KitDatabase database, Checklist checklist, ClientContainer outside) {
        this.database = database;
        this.version = database.version();
        this.client = version.conformance().orElseThrow();
        this.checklist = checklist;
        this.outside = outside;
    }

    void check() {
        if (version.credentials().isEmpty()) {
            return;
        }
        checklist.check(
                version.launch().hasCertificate()
                        ? "logs in from outside over verified TLS"
                        : "logs in from outside, without TLS",
                () -> required(database.password(), true));
        checklist.check("wrong password refused from outside", () -> required(WRONG, false));
        String plain = "plain connection refused";
        if (client.plain().isPresent()) {
            checklist.check(plain, () -> {
                require(
                        !outside.succeeds(client.plain().get(), database.password()),
                        "a plain connection was accepted");
                return "";
            });
        } else if (version.launch().hasCertificate()) {
            checklist.check(plain, () -> {
                throw new IllegalStateException("the descriptor does not say how a plain connection is tried");
            });
        }
        // Without TLS there is nothing that a plain connection could get round.
    }

    void rotation() {
        if (version.credentials().filter(Credentials::rotates).isEmpty()) {
            checklist.declared(
                    "rotation", "the engine has no password", () -> database.requireUnsupported("/credentials/rotate"));
            return;
        }
        checklist.check("rotation: new accepted, old refused", () -> rotate());
        checklist.check("also after a restart", () -> {
            database.tell("restart");
            return passwords();
        });
    }

    private String required(Secret password, boolean accepted) {
        require(
                outside.succeeds(version.credentials().orElseThrow().login(), password) == accepted,
                "the log-in was " + (accepted ? "refused" : "accepted"));
        return "";
    }

    private String rotate() {
        replaced = database.rotate();
        return passwords();
    }

    String passwords() {
        required(database.password(), true);
        return required(replaced, false);
    }
}
