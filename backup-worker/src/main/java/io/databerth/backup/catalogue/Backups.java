package io.databerth.backup.catalogue;

import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.engine.Content;
import io.databerth.backup.store.BackupName;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The worker's own rows about backups. Writes take the caller's transaction, so that they are fenced and told together. */
public final class Backups {
    /** SQLSTATE of the standard, class 23. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource store;

    public Backups(DataSource store) {
        this.store = store;
    }

    public Optional<BackupEntry> find(BackupId backup) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("select * from backup where backup_id = ?")) {
                select.setObject(1, backup.value());
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.of(entry(row)) : Optional.<BackupEntry>empty();
            }
        });
    }

    /** BACKUP_UNUSABLE when there is none. */
    public BackupEntry require(BackupId backup) throws SQLException {
        return find(backup)
                .orElseThrow(() -> new CodedException(ErrorCode.BACKUP_UNUSABLE, "there is no backup " + backup));
    }

    /** BACKUP_UNUSABLE when there is none whose file is whole, as far as is known. */
    public BackupEntry requireStored(BackupId backup) throws SQLException {
        return find(backup)
                .filter(BackupEntry::isStored)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.BACKUP_UNUSABLE, backup + " does not exist, was never stored, or is corrupt"));
    }

    /** The files of every known backup of these databases, as paths in the directory of the backups. */
    public Set<String> fileKeys(Set<DatabaseId> databases) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select database_id, file_name from backup where database_id = any (?) and file_name is not null")) {
                select.setArray(
                        1,
                        transaction.createArrayOf(
                                "uuid",
                                databases.stream().map(DatabaseId::value).toArray()));
                ResultSet row = select.executeQuery();
                Set<String> keys = new HashSet<>();
                while (row.next()) {
                    keys.add(new DatabaseId(row.getObject(1, UUID.class)) + "/" + row.getString(2));
                }
                return Set.copyOf(keys);
            }
        });
    }

    /** Those of a database that were begun, and neither stored nor given up. */
    public List<BackupEntry> unfinished(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select * from backup where database_id = ? and state = 'dumping'")) {
                select.setObject(1, database.value());
                ResultSet row = select.executeQuery();
                List<BackupEntry> found = new ArrayList<>();
                while (row.next()) {
                    found.add(entry(row));
                }
                return List.copyOf(found);
            }
        });
    }

    /** How much is known of the databases' stored backups: another text when one came, went or was proven. */
    public String sumOfStored() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select count(*) || ' ' || coalesce(sum(revision), 0) || ' ' || coalesce(max(backup_id::text), '') from backup
                    where state in ('stored', 'proven') and database_id <> ? and not of_log
                    """)) {
                select.setObject(1, DatabaseId.PLATFORM.value());
                ResultSet row = select.executeQuery();
                row.next();
                return row.getString(1);
            }
        });
    }

    /** Begins a backup; one that was begun before stays as it is. */
    public void begin(Connection transaction, BackupId backup, DatabaseId database, BackupKind kind, Content content)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                insert into backup (backup_id, database_id, state, container_name, engine, version, sku, inner_database,
                                    username, kind)
                values (?, ?, 'dumping', ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            insert.setObject(1, backup.value());
            insert.setObject(2, database.value());
            insert.setString(3, content.containerName());
            insert.setString(4, content.engine());
            insert.setString(5, content.version());
            insert.setString(6, content.sku());
            insert.setString(7, content.innerDatabase());
            insert.setString(8, content.username());
            insert.setString(9, kind.toString());
            insert.executeUpdate();
        }
    }

    /**
     * Notes the name before the first byte is written, so that a crash leaves no file that nobody knows. A name that another
     * backup of the database has is refused: see {@link #isTaken}.
     */
    public void named(Connection transaction, BackupId backup, BackupName name) throws SQLException {
        update(transaction, "update backup set file_name = ? where backup_id = ?", name.fileName(), backup);
    }

    public static boolean isTaken(SQLException refused) {
        return UNIQUE_VIOLATION.equals(refused.getSQLState());
    }

    /** Whether the file of this name, or one that goes with it, was never said to be stored. */
    public boolean isUnfinished(DatabaseId database, String fileName) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select exists (select 1 from backup
                        where database_id = ? and state = 'dumping' and starts_with(?, file_name))
                    """)) {
                select.setObject(1, database.value());
                select.setString(2, fileName);
                ResultSet row = select.executeQuery();
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    /** Notes a state and the revision of the manifest that goes with it. */
    public void became(Connection transaction, BackupId backup, State state, int revision) throws SQLException {
        String sql = "update backup set state = ?, revision = " + revision + " where backup_id = ?";
        update(transaction, sql, state.name().toLowerCase(Locale.ROOT), backup);
    }

    /** Notes that the file is written here, and waits for its copies. */
    public void copying(Connection transaction, BackupId backup) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update backup set copying_since = now() where backup_id = ? and copying_since is null")) {
            update.setObject(1, backup.value());
            update.executeUpdate();
        }
    }

    /** Notes that the file is whole, and how large it is. */
    public void stored(Connection transaction, BackupId backup, int revision, long storedBytes) throws SQLException {
        became(transaction, backup, State.STORED, revision);
        try (PreparedStatement update =
                transaction.prepareStatement("update backup set stored_bytes = ? where backup_id = ?")) {
            update.setLong(1, storedBytes);
            update.setObject(2, backup.value());
            update.executeUpdate();
        }
    }

    /** Notes that the file was read back whole. */
    public void checked(Connection transaction, BackupId backup) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update backup set checked_at = now() where backup_id = ?")) {
            update.setObject(1, backup.value());
            update.executeUpdate();
        }
    }

    public void hold(Connection transaction, BackupId backup, boolean held) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update backup set held = ? where backup_id = ?")) {
            update.setBoolean(1, held);
            update.setObject(2, backup.value());
            update.executeUpdate();
        }
    }

    public boolean isHeld(BackupId backup) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select 1 from backup where backup_id = ? and held")) {
                select.setObject(1, backup.value());
                return select.executeQuery().next();
            }
        });
    }

    public void forget(Connection transaction, BackupId backup) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from backup where backup_id = ?")) {
            delete.setObject(1, backup.value());
            delete.executeUpdate();
        }
    }

    private static void update(Connection transaction, String sql, String value, BackupId backup) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            update.setString(1, value);
            update.setObject(2, backup.value());
            update.executeUpdate();
        }
    }

    private static BackupEntry entry(ResultSet row) throws SQLException {
        return new BackupEntry(
                new BackupId(row.getObject("backup_id", UUID.class)),
                new DatabaseId(row.getObject("database_id", UUID.class)),
                BackupKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("file_name")),
                row.getInt("revision"),
                new Content(
                        row.getString("container_name"),
                        row.getString("engine"),
                        row.getString("version"),
                        row.getString("sku"),
                        row.getString("inner_database"),
                        row.getString("username")));
    }
}
