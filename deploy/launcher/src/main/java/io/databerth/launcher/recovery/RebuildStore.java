package io.databerth.launcher.recovery;

import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.Uuid7;
import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.PrivateFiles;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.StackOptions;
import io.databerth.launcher.stack.StoreAlone;
import io.databerth.offline.OfflineBackup;
import io.databerth.offline.RootKey;
import io.databerth.storedump.DumpHeader;
import io.databerth.storedump.StoreLoad;
import io.databerth.storedump.StoreScope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the store of a lost platform anew, in a data directory that holds none. While it is at it a mark lies there: with it the platform
 * does not start, and a recovery begins again.
 */
public final class RebuildStore {
    private final StackOptions options;
    private final Consumer<String> out;

    /** @param out gets a line for people about each thing done */
    public RebuildStore(StackOptions options, Consumer<String> out) {
        this.options = options;
        this.out = out;
    }

    /** IllegalArgumentException, for people, before anything is touched, when it cannot be done. */
    public void from(Path backups, RootKey rootKey) throws IOException, SQLException {
        if (!Files.isDirectory(backups)) {
            throw new IllegalArgumentException("there is no directory " + backups);
        }
        requireNoPlatform();
        SavedStore saved = SavedStore.newest(LocalDirectory.at(backups), rootKey, out);
        out.accept("the newest whole backup of the platform's store is of "
                + saved.manifest().createdAt());
        DumpHeader header = header(saved);
        DataDirectory data = options.data();
        PrivateFiles.traversableDirectory(data.root());
        PrivateFiles.write(data.recovering(), "");
        PrivateFiles.write(data.site(), header.site() + "\n");
        PrivateFiles.directory(data.secrets());
        keep(rootKey.file(), data.rootKey());
        StoreAlone.with(options, store -> fill(store, saved, header));
        Files.delete(data.recovering());
    }

    private void requireNoPlatform() {
        DataDirectory data = options.data();
        for (Path own : List.of(data.store(), data.secrets(), data.site())) {
            if (Files.exists(own) && !Files.exists(data.recovering())) {
                throw new IllegalArgumentException(data.root() + " holds a platform already: " + own
                        + " is there. Name another directory with DATABERTH_DATA, or move that one away.");
            }
        }
    }

    private static DumpHeader header(SavedStore saved) throws IOException {
        try (OfflineBackup backup = saved.open();
                InputStream content = backup.reader().plain()) {
            return DumpHeader.read(content);
        }
    }

    private void fill(StoreAlone store, SavedStore saved, DumpHeader header) throws IOException, SQLException {
        if (options.store().isPresent()) {
            requireEmpty(store);
        }
        var migrations = new ServiceMigrations(options.repositoryRoot(), store.jdbcUrl());
        for (Service service : Service.all()) {
            List<String> versions = header.migrations().getOrDefault(service.schema(), List.of());
            migrations.apply(service, store.passwords().apply(service), versions);
        }
        try (Connection connection = connect(store);
                OfflineBackup backup = saved.open();
                InputStream content = backup.reader().plain()) {
            List<String> loaded = StoreLoad.replace(connection, scope(header), content);
            Fingerprint expected = backup.reader().manifest().fingerprint();
            if (!Fingerprint.of(loaded).sha256().equals(expected.sha256())) {
                throw new EmbeddedServerException("the store holds something else than was backed up");
            }
            out.accept("the store holds what was backed up: " + loaded.size() + " tables, compared row by row");
            addAdministrator(connection);
            int ended = LostOperations.end(connection);
            if (ended > 0) {
                out.accept(ended + " operations were on their way and are ended: ask for them again");
            }
        }
    }

    /** Whoever recovers has the root key, and needs a token: those that were there before stay valid, but are not known here. */
    private void addAdministrator(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into gateway.token (id, hash, name, scopes, created_at) values (?, ?, 'recovery', 'admin', now())
                on conflict (hash) do nothing
                """)) {
            insert.setObject(1, Uuid7.next());
            insert.setBytes(
                    2, HexFormat.of().parseHex(PrivateFiles.read(options.data().adminTokenHash())));
            insert.executeUpdate();
        }
    }

    /** An external store may be anybody's; the embedded one is new, or what a recovery that was cut off has left. */
    private static void requireEmpty(StoreAlone store) throws SQLException {
        try (Connection connection = connect(store);
                var tables = connection.createStatement()) {
            var row = tables.executeQuery("select count(*) from gateway.database_view");
            row.next();
            if (row.getLong(1) > 0) {
                throw new IllegalArgumentException("the store holds a platform already, with databases");
            }
        } catch (SQLException none) {
            if (!"42P01".equals(none.getSQLState())) { // undefined_table: nothing was ever migrated there.
                throw none;
            }
        }
    }

    private static StoreScope scope(DumpHeader header) {
        return new StoreScope(List.copyOf(header.migrations().keySet()), Set.of("gateway.metrics_sample"));
    }

    private static Connection connect(StoreAlone store) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(store.jdbcUrl());
        return source.getConnection(
                store.administration().user(), store.administration().password().reveal());
    }

    private static void keep(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            PrivateFiles.write(to, "");
            Files.write(to, Files.readAllBytes(from));
        }
    }
}
