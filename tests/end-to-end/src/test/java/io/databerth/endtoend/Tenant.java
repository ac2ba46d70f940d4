package io.databerth.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.client.DatabaseAddress;
import io.databerth.launcher.client.GatewayClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user with one database: what tests do through the public API and a real driver. */
final class Tenant {
    private static int count;

    private final GatewayClient gateway;
    private final Path folder;
    private final String name;
    private String id = "";
    private String ticket = "";
    private String password = "";
    private @Nullable DatabaseAddress address;

    Tenant(Platform platform) {
        this(platform.gateway(), platform.data());
    }

    /** @param folder where the authority's certificate is kept */
    Tenant(GatewayClient gateway, Path folder) {
        this.gateway = gateway;
        this.folder = folder;
        this.name = nextName();
    }

    private static synchronized String nextName() {
        count++;
        return "t" + Long.toString(System.currentTimeMillis(), 36) + "-" + count;
    }

    /** Asks for the database and returns the operation's id. */
    String requestCreate() {
        return requestCreate(Map.of());
    }

    private String requestCreate(Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("name", name);
        wish.put("publish", true);
        JsonNode accepted = gateway.post("/api/v1/databases", wish);
        id = accepted.at("/database/id").asText();
        ticket = accepted.path("revealTicket").asText();
        return operation(accepted);
    }

    Tenant created() {
        return created(Map.of());
    }

    /** With more than a name asked for. */
    Tenant created(Map<String, ?> more) {
        gateway.await(requestCreate(more));
        reveal();
        return this;
    }

    void reveal() {
        password = revealed(ticket);
        address = DatabaseAddress.of(gateway.get(path("/connection")), folder);
    }

    String revealed(String once) {
        return gateway.post(path("/connection/reveal"), Map.of("ticket", once))
                .path("password")
                .asText();
    }

    /** Asks for a new password and returns the operation's id; {@link #reveal()} gets it afterwards. */
    String requestRotation() {
        JsonNode accepted = gateway.post(path("/credentials/rotate"));
        ticket = accepted.path("revealTicket").asText();
        return operation(accepted);
    }

    String requestDeletion() {
        return operation(gateway.delete(path("?data=erase")));
    }

    String requestBackup() {
        return operation(gateway.post(path("/backups")));
    }

    String requestRestore(String backup) {
        return operation(gateway.post(path("/restore"), Map.of("backup_id", backup)));
    }

    String provenBackup() {
        JsonNode ended = gateway.await(requestBackup());
        return ended.path("backup").asText();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String sql) throws SQLException {
        try (Connection connection = connect(password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    boolean accepts(String secret) {
        try (Connection connection = connect(secret)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    Connection connect(String secret) throws SQLException {
        if (address == null) {
            throw new IllegalStateException("reveal first");
        }
        return address.connect(secret);
    }

    JsonNode get(String rest) {
        return gateway.get(path(rest));
    }

    JsonNode post(String rest) {
        return gateway.post(path(rest));
    }

    JsonNode post(String rest, Map<String, ?> body) {
        return gateway.post(path(rest), body);
    }

    JsonNode delete(String rest) {
        return gateway.delete(path(rest));
    }

    String id() {
        return id;
    }

    String password() {
        return password;
    }

    GatewayClient gateway() {
        return gateway;
    }

    String containerName() {
        return get("").path("containerName").asText();
    }

    private String path(String rest) {
        return "/api/v1/databases/" + id + rest;
    }

    static String operation(JsonNode accepted) {
        return accepted.at("/operation/id").asText();
    }
}
