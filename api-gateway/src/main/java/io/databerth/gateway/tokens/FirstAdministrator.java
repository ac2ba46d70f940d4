package io.databerth.gateway.tokens;

import io.databerth.contracts.ids.Uuid7;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes over the hash of the administrator's token that the launcher left, as long as there is no administrator. Plain JDBC:
 * it runs once, before the first request, where waiting is right.
 */
@ApplicationScoped
public class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final int HASH_BYTES = 32;
    private static final String IMPORT =
            """
            insert into token (id, hash, name, scopes, created_at)
            select ?, ?, 'administrator', 'admin', now()
            where not exists (select from token where scopes ~ '(^| )admin( |$)' and revoked_at is null
                              and (expires_at is null or expires_at > now()))
            on conflict (hash) do nothing
            """;

    @Inject
    DataSource store;

    @ConfigProperty(name = "databerth.data-directory")
    Path dataDirectory;

    void start(@Observes StartupEvent event) throws IOException, SQLException {
        Path file = dataDirectory.resolve("secrets").resolve("admin-token.sha256");
        if (Files.exists(file)) {
            take(hash(file));
        }
    }

    private void take(byte[] hash) throws SQLException {
        try (var connection = store.getConnection();
                var insert = connection.prepareStatement(IMPORT)) {
            insert.setObject(1, Uuid7.next());
            insert.setBytes(2, hash);
            if (insert.executeUpdate() == 1) {
                LOG.info("took over the first administrator's token");
            }
        }
    }

    private static byte[] hash(Path file) throws IOException {
        byte[] hash = HexFormat.of().parseHex(Files.readString(file).strip());
        if (hash.length != HASH_BYTES) {
            throw new IOException(file + " must hold a SHA-256 as 64 hexadecimal digits");
        }
        return hash;
    }
}
