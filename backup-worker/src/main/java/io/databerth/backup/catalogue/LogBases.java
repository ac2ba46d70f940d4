package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The worker's own rows about the copies of files that logs lead on from. */
public final class LogBases {
    private final DataSource store;

    public LogBases(DataSource store) {
        this.store = store;
    }

    /**
     * Notes that a copy of the files begins: what is collected from now on leads on from it. Nothing without an open collection.
     *
     * @param own whether it is taken for the log alone
     */
    public void begin(BackupId backup, DatabaseId database, boolean own) throws SQLException {
        Transactions.run(store, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement(
                    """
                    insert into log_base (backup_id, collection_id, position, own)
                    select ?, collection_id,
                      coalesce((select max(position) from log_batch where log_batch.collection_id = open.collection_id), 0), ?
                    from log_collection open where database_id = ? and ended_at is null
                    on conflict (backup_id) do update set collection_id = excluded.collection_id,
                      position = excluded.position, from_at = null
                    """)) {
                insert.setObject(1, backup.value());
                insert.setBoolean(2, own);
                insert.setObject(3, database.value());
                insert.executeUpdate();
            }
        });
    }

    /** Notes that it is written: from now on it can be brought to any moment. */
    public void written(BackupId backup) throws SQLException {
        Transactions.run(store, transaction -> {
            try (PreparedStatement update =
                    transaction.prepareStatement("update log_base set from_at = now() where backup_id = ?")) {
                update.setObject(1, backup.value());
                update.executeUpdate();
            }
        });
    }

    /** What there is to follow from each copy of the files that is whole, of all collections of the database, oldest first. */
    public List<LogBase> of(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> of(transaction, database));
    }

    public static List<LogBase> of(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select log_base.backup_id, position, own, from_at, ended_at is null as goes_on, log_collection.*
                from log_base join backup using (backup_id)
                  join log_collection on log_collection.collection_id = log_base.collection_id
                where log_collection.database_id = ? and from_at is not null and state in ('stored', 'proven')
                order by from_at
                """)) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            List<LogBase> found = new ArrayList<>();
            while (row.next()) {
                found.add(new LogBase(
                        new BackupId(row.getObject("backup_id", UUID.class)),
                        row.getLong("position"),
                        LogCollections.moment(row, "from_at").orElseThrow(),
                        row.getBoolean("own"),
                        row.getBoolean("goes_on"),
                        LogCollections.collection(row)));
            }
            return List.copyOf(found);
        }
    }
}
