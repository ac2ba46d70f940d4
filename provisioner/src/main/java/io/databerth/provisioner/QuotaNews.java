package io.databerth.provisioner;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.store.StorageQuotas;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Notes that all users of a database may write, or may not, as its storage allows, and tells when that is news. */
final class QuotaNews {
    private static final String REASON = "its storage is full, and nothing can be added until it takes less than 95 %:"
            + " resize the database to a size with more storage, or delete data as the page of its engine says";

    private final DataSource store;
    private final Outbox outbox;

    QuotaNews(DataSource store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** When something else is wanted by now, nothing is noted: then it is done again. */
    void isRight(DatabaseId database, boolean frozen) throws SQLException {
        Transactions.run(store, transaction -> {
            if (StorageQuotas.isRight(transaction, database, frozen)) {
                DatabaseEvent news =
                        frozen ? new DatabaseEvent.Frozen(database, REASON) : new DatabaseEvent.Thawed(database);
                outbox.append(transaction, Topic.DATABASE_EVENTS, news);
            }
        });
    }
}
