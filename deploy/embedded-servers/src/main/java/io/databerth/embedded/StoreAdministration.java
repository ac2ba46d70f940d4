package io.databerth.embedded;

import io.databerth.contracts.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes databases, log-ins and schemas in a store, embedded or not; each call may be repeated. */
public record StoreAdministration(String jdbcUrl, String user, Secret password) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** True when a log-in and a query succeed. */
    public boolean answers() {
        try (Connection connection = connect(jdbcUrl);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    public void ensureDatabase(String database) {
        run(jdbcUrl, connection -> {
            if (!holds(connection, "SELECT 1 FROM pg_database WHERE datname = '" + name(database) + "'")) {
                execute(connection, "CREATE DATABASE " + database);
            }
            execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        });
    }

    /** Makes a database that has everything that another one has; nobody may be connected to that one. */
    void copyDatabase(String from, String database) {
        run(jdbcUrl, connection -> {
            execute(connection, "CREATE DATABASE " + name(database) + " TEMPLATE " + name(from));
            execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        });
    }

    /** Makes the log-in or gives it the password anew; the server only ever gets the password's verifier. */
    public void ensureLogin(String login, Secret loginPassword) {
        run(jdbcUrl, connection -> {
            if (!holds(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + name(login) + "'")) {
                execute(connection, "CREATE ROLE " + login + " LOGIN");
            }
            char[] characters = loginPassword.reveal().toCharArray();
            connection.unwrap(PGConnection.class).alterUserPassword(login, characters, "scram-sha-256");
        });
    }

    /** Makes a schema that the log-in owns and finds first in that database; nobody else gets any right to it. */
    public void ensureSchema(String database, String schema, String owner) {
        name(schema);
        name(owner);
        run(urlOf(database), connection -> {
            if (!holds(connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper")) {
                execute(connection, "GRANT " + owner + " TO CURRENT_USER"); // Else we may not make what it shall own.
            }
            execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + owner);
        });
        letIn(database, schema, owner);
    }

    /** Lets the log-in into the database, where it finds the schema first. */
    void letIn(String database, String schema, String login) {
        run(jdbcUrl, connection -> {
            execute(connection, "GRANT CONNECT ON DATABASE " + name(database) + " TO " + name(login));
            execute(
                    connection,
                    "ALTER ROLE " + login + " IN DATABASE " + database + " SET search_path = " + name(schema));
        });
    }

    /** Lets a log-in read all that the owner has in the schema or will ever make there, and try things in temporary tables. */
    public void ensureReader(String database, String schema, String owner, String reader) {
        name(schema);
        name(owner);
        name(reader);
        run(urlOf(database), connection -> {
            execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + reader);
            execute(connection, "GRANT USAGE ON SCHEMA " + schema + " TO " + reader);
            for (String kind : List.of("TABLES", "SEQUENCES")) {
                execute(connection, "GRANT SELECT ON ALL " + kind + " IN SCHEMA " + schema + " TO " + reader);
                execute(
                        connection,
                        "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA " + schema + " GRANT SELECT ON "
                                + kind + " TO " + reader);
            }
        });
    }

    /** This store's address with another database's name. */
    public String urlOf(String database) {
        int start = jdbcUrl.lastIndexOf('/') + 1;
        int parameters = jdbcUrl.indexOf('?', start);
        return jdbcUrl.substring(0, start) + name(database) + (parameters < 0 ? "" : jdbcUrl.substring(parameters));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void run(String url, Work work) {
        try (Connection connection = connect(url)) {
            work.on(connection);
        } catch (SQLException e) {
            throw new EmbeddedServerException("The store refused: " + e.getMessage(), e);
        }
    }

    private Connection connect(String url) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setConnectTimeout(10);
        source.setSocketTimeout(60);
        return source.getConnection(user, password.reveal());
    }

    private static boolean holds(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Names stand in statements as they are, so nothing but plain words may pass. */
    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain lower-case SQL name: " + name);
        }
        return name;
    }
}
