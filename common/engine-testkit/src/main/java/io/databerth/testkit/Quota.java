package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Conformance;
import io.databerth.engine.Exec;
import io.databerth.engine.Sku;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The checks of the storage quota. Nothing is filled: the database gets a size whose storage is smaller than what the server itself
 * takes, and its old size back.
 */
final class Quota {
    /** A measuring after the resize, a look that tells it, and the way to the server. */
    private static final Duration TOLD = Duration.ofSeconds(90);

    private final KitDatabase database;
    private final ClientContainer outside;
    private final Users users;
    private final Conformance client;
    private final Sku tiny;

    Quota(KitDatabase database, ClientContainer outside, Users users, Sku tiny) {
        this.database = database;
        this.outside = outside;
        this.users = users;
        this.client = database.version().conformance().orElseThrow();
        this.tiny = tiny;
    }

    /** @param usual the size that it has, and gets back */
    void check(Checklist checklist, Sku usual) {
        if (database.version().administration().quota().isPresent()) {
            checklist.check("a full database takes no more writes, and is told", () -> stopped(usual));
        } else {
            checklist.check("a full database is told", () -> told(usual));
            checklist.declared(
                    "a full database takes no more writes", "the engine cannot be stopped", this::requireWriting);
        }
    }

    private String told(Sku usual) {
        awaitSeen("not full");
        resize(tiny);
        JsonNode full = awaitState("full");
        resize(usual);
        awaitSeen("not full");
        return full.path("usedBytes").asLong() + " bytes";
    }

    private String stopped(Sku usual) {
        Exec delete = client.delete()
                .orElseThrow(() -> new IllegalStateException("conformance.delete is missing, which a quota needs"));
        awaitSeen("not full");
        resize(tiny);
        JsonNode full = awaitState("full");
        awaitFrozen(true);
        String before = outside.perform(client.read());
        require(!writes(), "a write was accepted");
        require(!users.write(), "a further user's write was accepted");
        require(outside.perform(client.read()).equals(before), "the refused write changed the content");
        outside.perform(delete);
        require(!outside.perform(client.read()).equals(before), "nothing was deleted");
        database.tell("restart");
        require(!writes(), "a write was accepted after a restart");
        resize(usual);
        awaitFrozen(false);
        outside.perform(client.damage());
        require(!users.supported() || users.write(), "a further user cannot write again");
        return full.path("usedBytes").asLong() + " bytes";
    }

    private void requireWriting() {
        require(!storage().path("frozen").asBoolean(), "it is shown as frozen");
    }

    private boolean writes() {
        return outside.succeeds(client.damage(), database.password());
    }

    private void resize(Sku sku) {
        database.make("/resize", Map.of("sku", sku.id()));
    }

    private JsonNode awaitState(String state) {
        Awaitility.await("storage " + state)
                .atMost(TOLD)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> storage().path("state").asText().equals(state));
        require(storage().path("reason").asText().contains("resize"), "it does not say what to do");
        return storage();
    }

    /** Measured, and with room. */
    private void awaitSeen(String otherwise) {
        Awaitility.await("storage " + otherwise)
                .atMost(TOLD)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> storage().path("state").asText().equals("ok")
                        && storage().path("usedBytes").asLong() > 0);
    }

    private void awaitFrozen(boolean frozen) {
        Awaitility.await(frozen ? "no more writes" : "writes again")
                .atMost(TOLD)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> storage().path("frozen").asBoolean() == frozen);
    }

    private JsonNode storage() {
        return database.view("").path("storage");
    }
}
