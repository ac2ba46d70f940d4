package io.databerth.backup.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** The log-in that may read the whole platform's store: for backups of it, and for nothing else. */
@ApplicationScoped
public class StoreReader {
    private static final int CONNECT_SECONDS = 10;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "databerth.store-reader.username")
    String username;

    @ConfigProperty(name = "databerth.store-reader.password")
    Optional<String> password;

    /** Whether there is such a log-in: who runs the services without the launcher may not have made one. */
    boolean isKnown() {
        return password.isPresent();
    }

    /** Each connection is a new one, so nothing that it holds outlives it. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        password.ifPresent(source::setPassword);
        source.setConnectTimeout(CONNECT_SECONDS);
        return source;
    }
}
