package io.databerth.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A database of the kit, used through the API alone; the container is only looked at. */
final class KitDatabase {
    private static final String UNSUPPORTED = "OPERATION_UNSUPPORTED";

    private final Gateway gateway;
    private final ContainerRuntime runtime;
    private final EngineVersion version;
    private final String sku;
    private String id = "";
    private String ticket = "";
    private Secret password = Secret.of("-");
    private final Set<Secret> passwords = new LinkedHashSet<>();

    KitDatabase(Gateway gateway, ContainerRuntime runtime, EngineVersion version, String sku) {
        this.gateway = gateway;
        this.runtime = runtime;
        this.version = version;
        this.sku = sku;
    }

    void create() {
        create(Map.of("engine", version.engine(), "version", version.id(), "sku", sku));
    }

    /** Another one of its size, which is not there yet. */
    KitDatabase unmade(EngineVersion version) {
        return new KitDatabase(gateway, runtime, version, sku);
    }

    /** Makes it with the content that the other one has now. */
    void copy(KitDatabase origin) {
        create(Map.of("from", Map.of("database_id", origin.id)));
    }

    /** Makes it with the content that the other one had then. */
    void copy(KitDatabase origin, Instant at) {
        create(Map.of("from", Map.of("database_id", origin.id, "at", at.toString())));
    }

    private void create(Map<String, ?> wish) {
        Map<String, Object> named = new HashMap<>(wish);
        named.put("name", "kit-" + UUID.randomUUID().toString().substring(0, 13));
        JsonNode accepted = gateway.post("/api/v1/databases", named);
        id = accepted.at("/database/id").asText();
        ticket = accepted.path("revealTicket").asText();
        await(accepted);
        Unpublished.require(this);
        if (version.credentials().isPresent()) {
            reveal();
        }
    }

    private void reveal() {
        password = revealed(ticket);
    }

    private Secret revealed(String ticket) {
        JsonNode revealed = gateway.post(path("/connection/reveal"), Map.of("ticket", ticket));
        Secret shown = Secret.of(revealed.path("password").asText());
        passwords.add(shown);
        return shown;
    }

    /** Its password. */
    Secret makeUser(String name, UserAccess access) {
        JsonNode accepted = gateway.post(path("/users"), Map.of("name", name, "access", access.toString()));
        await(accepted);
        return revealed(accepted.path("revealTicket").asText());
    }

    /** Its new password. */
    Secret rotateUser(String name) {
        JsonNode accepted = gateway.post(path("/users/" + name + "/rotate"));
        await(accepted);
        return revealed(accepted.path("revealTicket").asText());
    }

    KitBackups backups() {
        return new KitBackups(gateway, path(""));
    }

    /** Whether the API answers this change with the code for what an engine does not have. */
    void requireUnsupported(String change) {
        Refusals.require(UNSUPPORTED, () -> gateway.post(path(change)));
    }

    void requireUnsupported(String change, Map<String, ?> body) {
        Refusals.require(UNSUPPORTED, () -> gateway.post(path(change), body));
    }

    void requireNotListed(String list) {
        Refusals.require(UNSUPPORTED, () -> view(list));
    }

    /** Posts what is to be made or done and waits for the end of the operation. */
    void make(String collection, Map<String, ?> body) {
        await(gateway.post(path(collection), body));
    }

    /** Parameters by name; null takes a choice back. */
    void choose(Map<String, String> parameters) {
        await(gateway.patch(path("/parameters"), Map.of("parameters", parameters)));
    }

    JsonNode plan(Map<String, String> parameters) {
        return gateway.post(path("/parameters/plan"), Map.of("parameters", parameters));
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = view(list + "?limit=200" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
            cursor = cursor.isEmpty() ? "" : "&cursor=" + url(cursor);
        } while (!cursor.isEmpty());
        return items;
    }

    void remove(String item) {
        await(gateway.delete(path(item)));
    }

    /** The password that was valid until now. */
    Secret rotate() {
        Secret before = password;
        JsonNode accepted = gateway.post(path("/credentials/rotate"));
        ticket = accepted.path("revealTicket").asText();
        await(accepted);
        reveal();
        return before;
    }

    void tell(String verb) {
        await(gateway.post(path("/" + verb)));
    }

    void delete() {
        await(gateway.delete(path("?data=erase")));
    }

    JsonNode view(String rest) {
        return gateway.get(path(rest));
    }

    private JsonNode await(JsonNode accepted) {
        return gateway.await(accepted.at("/operation/id").asText());
    }

    private String path(String rest) {
        return "/api/v1/databases/" + id + rest;
    }

    String id() {
        return id;
    }

    /** Every password that a user has had. */
    Set<Secret> passwords() {
        return passwords;
    }

    boolean exists() {
        return !id.isEmpty();
    }

    Secret password() {
        return password;
    }

    EngineVersion version() {
        return version;
    }

    ContainerState container() {
        return containers().stream().findFirst().orElseThrow(() -> new IllegalStateException("there is no container"));
    }

    List<ContainerState> containers() {
        return runtime.list(Map.of(Labels.DATABASE, id, Labels.ROLE, Labels.DATABASE_ROLE));
    }

    /** Containers and volumes that carry the database's id. */
    List<String> left() {
        Map<String, String> labels = Map.of(Labels.DATABASE, id);
        return Stream.concat(
                        runtime.list(labels).stream().map(ContainerState::name),
                        runtime.volumes(labels).stream().map(volume -> "volume " + volume.name()))
                .toList();
    }

    /** For any part of a path or a query. */
    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
