package io.databerth.embedded;

import io.databerth.contracts.Secret;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database of the shared test server with one schema and the log-in that owns it. */
public record TestDatabase(String host, int port, String name, String schema, String user, Secret password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The address in the form that reactive clients take. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** A plain source of connections, without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(password.reveal());
        return source;
    }
}
