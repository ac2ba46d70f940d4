package io.databerth.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.client.DatabaseAddress;
import io.databerth.launcher.client.GatewayClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The story: create, use, back up, prove, damage, restore, rotate, restart, survive, delete. */
final class MainJob {
    private final GatewayClient gateway;
    private final Host host;
    private final Narrator narrator;
    private final Path folder;
    private final String name = "demo-" + Long.toString(System.currentTimeMillis(), 36);

    private String id = "";
    private String container = "";
    private String ticket = "";
    private String retiredPassword = "";
    private String password = "";
    private String backup = "";
    private String digest = "";
    private @Nullable DatabaseAddress address;

    MainJob(GatewayClient gateway, Host host, Narrator narrator, Path folder) {
        this.gateway = gateway;
        this.host = host;
        this.narrator = narrator;
        this.folder = folder;
    }

    void play() throws Exception {
        narrator.step("create a database", this::create);
        narrator.step("reveal the credentials, once", this::reveal);
        narrator.step("connect over TLS with the server's name verified", this::connect);
        narrator.step("a plain connection and a wrong password are refused", this::refusals);
        narrator.step("load tables with indexes and a foreign key", this::load);
        narrator.step("back up, and wait for the proof by a restore", this::backUp);
        narrator.step("damage the data", this::damage);
        narrator.step("restore", this::restore);
        narrator.step("the content is equal to the byte", this::sameContent);
        narrator.step("rotate the password", this::rotate);
        narrator.step("the old password is refused after a restart too", this::restartAfterRotation);
        narrator.step("stop, then start: the data is still there", this::stopAndStart);
        narrator.step("kill the container by hand: it is repaired", () -> survive(host::killContainer));
        narrator.step("remove the container by hand: it is repaired", () -> survive(host::removeContainer));
        narrator.step("delete with data=erase: nothing is left", this::delete);
    }

    private String create() {
        JsonNode accepted =
                gateway.post("/api/v1/databases", Map.of("name", name, "environment", "production", "publish", true));
        id = accepted.at("/database/id").asText();
        ticket = accepted.path("revealTicket").asText();
        gateway.await(operation(accepted));
        container = database().path("containerName").asText();
        return id + ", " + database().path("engine").asText() + " "
                + database().path("version").asText();
    }

    private String reveal() {
        password = revealed(ticket);
        try {
            revealed(ticket);
        } catch (GatewayClient.UnexpectedAnswer refused) {
            return "the ticket works once: the second try is answered with " + refused.status();
        }
        throw new IllegalStateException("the ticket worked twice");
    }

    private String connect() throws SQLException {
        address = DatabaseAddress.of(gateway.get(path("/connection")), folder);
        try (Connection connection = connection()) {
            return connection.getMetaData().getDatabaseProductVersion() + " at "
                    + address().host() + ":" + address().port();
        }
    }

    private String refusals() {
        requireRefused(password, "disable");
        requireRefused(password + "x", "verify-full");
        return "both";
    }

    private String load() throws Exception {
        try (Connection connection = connection()) {
            long rows = Shop.fill(connection);
            digest = Shop.digest(connection);
            return rows + " rows, sha256 " + digest.substring(0, 12);
        }
    }

    private String backUp() {
        JsonNode accepted = gateway.post(path("/backups"));
        JsonNode operation = gateway.await(operation(accepted));
        backup = operation.path("backup").asText();
        JsonNode answer = gateway.get(path("/backups/" + backup));
        require("proven".equals(answer.path("state").asText()), "the backup is " + answer.path("state"));
        return backup + " is proven";
    }

    private String damage() throws Exception {
        try (Connection connection = connection()) {
            Shop.damage(connection);
            return "a table, an index and a third of the orders are gone";
        }
    }

    private String restore() {
        gateway.await(operation(gateway.post(path("/restore"), Map.of("backup_id", backup))));
        return "after a safety backup, side by side, then switched";
    }

    private String sameContent() throws Exception {
        try (Connection connection = connection()) {
            String now = Shop.digest(connection);
            require(now.equals(digest), "the digest is " + now + " and was " + digest);
            return "sha256 " + now.substring(0, 12);
        }
    }

    private String rotate() throws SQLException {
        String old = password;
        JsonNode accepted = gateway.post(path("/credentials/rotate"));
        gateway.await(operation(accepted));
        password = revealed(accepted.path("revealTicket").asText());
        requireRefused(old, "verify-full");
        connection().close();
        retiredPassword = old;
        return "the old one is refused, the new one works";
    }

    private String restartAfterRotation() throws Exception {
        gateway.await(operation(gateway.post(path("/restart"))));
        requireRefused(retiredPassword, "verify-full");
        return sameContent();
    }

    private String stopAndStart() throws Exception {
        gateway.await(operation(gateway.post(path("/stop"))));
        requireRefused(password, "verify-full");
        gateway.await(operation(gateway.post(path("/start"))));
        return sameContent();
    }

    private String survive(Consumer<String> accident) throws Exception {
        String before = host.lifeOf(container);
        accident.accept(container);
        Patience.until(
                "the container has a new life", () -> !host.lifeOf(container).equals(before) && answers());
        return sameContent();
    }

    private String delete() {
        require(host.volumeExists(container), "the volume was gone before anyone asked for it");
        gateway.await(operation(gateway.delete(path("?data=erase"))));
        require(host.thingsOf(id) == 0, "something of the database is left on the host");
        require(!host.volumeExists(container), "the volume is left");
        return "no container, no volume; the volume went because deletion asked for it";
    }

    private boolean answers() {
        try (Connection connection = connection()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void requireRefused(String secret, String sslMode) {
        try (Connection connection = address().connect(secret, sslMode)) {
            throw new IllegalStateException(
                    "a connection was accepted that must be refused: " + connection.isReadOnly());
        } catch (SQLException refused) {
            return;
        }
    }

    private Connection connection() throws SQLException {
        return address().connect(password);
    }

    private DatabaseAddress address() {
        if (address == null) {
            throw new IllegalStateException("not connected yet");
        }
        return address;
    }

    private String revealed(String once) {
        return gateway.post(path("/connection/reveal"), Map.of("ticket", once))
                .path("password")
                .asText();
    }

    private JsonNode database() {
        return gateway.get(path(""));
    }

    private String path(String rest) {
        return "/api/v1/databases/" + id + rest;
    }

    private static String operation(JsonNode accepted) {
        return accepted.at("/operation/id").asText();
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException(otherwise);
        }
    }
}
