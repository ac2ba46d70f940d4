package io.databerth.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is reached, as the connection answer tells it; connections are over TLS and verify the server's name. */
public record DatabaseAddress(String host, int port, String database, String username, Path authority) {
    private static final String CONNECT_LIMIT_SECONDS = "5";

    /** Reads {@code GET /api/v1/databases/{id}/connection} and keeps the authority's certificate in {@code folder}. */
    public static DatabaseAddress of(JsonNode connection, Path folder) {
        try {
            Path authority = Files.writeString(
                    folder.resolve("ca.pem"), connection.path("caCertificate").asText());
            return new DatabaseAddress(
                    connection.path("host").asText(),
                    connection.path("port").asInt(),
                    connection.path("database").asText(),
                    connection.path("username").asText(),
                    authority);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Connection connect(String password) throws SQLException {
        return connect(password, "verify-full");
    }

    /** With an {@code sslmode} of the driver's, for showing what is refused. */
    public Connection connect(String password, String sslMode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", sslMode);
        properties.setProperty("sslrootcert", authority.toString());
        properties.setProperty("connectTimeout", CONNECT_LIMIT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_LIMIT_SECONDS);
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
    }
}
