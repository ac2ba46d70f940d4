package io.databerth.launcher.stack;

import io.databerth.contracts.Secret;
import io.databerth.embedded.DirectoryLock;
import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.StoreAdministration;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * The store of a platform that does not run: with its schemas and log-ins as before a start, and nothing else.
 *
 * @param administration as its superuser, or as whoever the operator named
 * @param jdbcUrl of the database with the services' schemas
 * @param passwords of the services' log-ins
 */
public record StoreAlone(StoreAdministration administration, String jdbcUrl, Function<Service, Secret> passwords) {
    /** What is done with it. */
    @FunctionalInterface
    public interface Work {
        void on(StoreAlone store) throws IOException, SQLException;
    }

    /** Makes what is missing of secrets and schemas, has the work done, and stops the store again. */
    public static void with(StackOptions options, Work work) throws IOException, SQLException {
        DataDirectory data = options.data();
        PrivateFiles.traversableDirectory(data.root());
        PrivateFiles.directory(data.run());
        PrivateFiles.directory(data.logs());
        try (DirectoryLock _ = DirectoryLock.claim(data.run())) {
            Secrets secrets = new Secrets(data);
            secrets.prepare();
            Servers servers = new Servers(options);
            servers.store().ifPresent(Part::start);
            try {
                servers.store().ifPresent(part -> part.awaitReady(options.startLimit()));
                servers.prepareStore(secrets);
                work.on(new StoreAlone(servers.storeAdministration(), servers.storeJdbcUrl(), secrets::storePassword));
            } finally {
                servers.store().ifPresent(Part::stop);
            }
        }
    }
}
