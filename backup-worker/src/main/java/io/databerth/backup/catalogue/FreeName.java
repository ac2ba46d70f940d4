package io.databerth.backup.catalogue;

import io.databerth.backup.store.BackupName;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Names carry a second, and of one database no two may have the same: the first that is free from now on. */
public final class FreeName {
    private FreeName() {}

    /** Notes a backup under a name; fails as {@link Backups#named} does when it is taken. */
    @FunctionalInterface
    public interface Noting {
        void note(Connection transaction, BackupName name) throws SQLException;
    }

    /** Notes it in a transaction of its own, before the first byte is written. */
    public static BackupName note(DataSource store, String container, String extension, Noting noting)
            throws SQLException {
        Instant moment = Instant.now();
        while (true) {
            BackupName name = new BackupName(container, moment, extension);
            try {
                Transactions.run(store, transaction -> noting.note(transaction, name));
                return name;
            } catch (SQLException refused) {
                if (!Backups.isTaken(refused)) {
                    throw refused;
                }
                moment = moment.plusSeconds(1);
            }
        }
    }
}
