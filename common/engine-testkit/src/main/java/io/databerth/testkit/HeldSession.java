package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Exec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A client from outside that logs in and stays: seen in the list of sessions, and ended through the product. */
final class HeldSession {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KitDatabase database;
    private final ClientContainer outside;

    HeldSession(KitDatabase database, ClientContainer outside) {
        this.database = database;
        this.outside = outside;
    }

    String ended(Exec session) {
        Set<String> before = ids();
        CompletableFuture<Boolean> client = outside.begun(session);
        String id = waiting("the client's session is not listed")
                .until(() -> listedBeside(before, client), Optional::isPresent)
                .orElseThrow();
        database.remove("/sessions/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        waiting("the session is still listed").until(() -> !ids().contains(id));
        waiting("the client was not ended").until(client::isDone);
        require(!client.join(), "the client saw nothing of its end");
        return "";
    }

    private Optional<String> listedBeside(Set<String> before, CompletableFuture<Boolean> client) {
        require(!client.isDone(), "the client did not stay");
        return ids().stream().filter(id -> !before.contains(id)).findFirst();
    }

    /** Of the database's own user. */
    private Set<String> ids() {
        String username = database.view("").path("username").asText();
        return database.all("/sessions").stream()
                .filter(item -> username.equalsIgnoreCase(item.path("username").asText()))
                .map((JsonNode item) -> item.path("id").asText())
                .collect(Collectors.toSet());
    }

    private static ConditionFactory waiting(String otherwise) {
        return Awaitility.await(otherwise).atMost(LIMIT).pollInterval(Duration.ofMillis(500));
    }
}
