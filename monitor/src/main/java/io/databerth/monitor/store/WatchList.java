package io.databerth.monitor.store;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.monitor.plan.Desired;
import io.databerth.monitor.plan.Watched;
import io.databerth.monitor.plan.Watched.OpenOperation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code watched_database}: what the provisioner has told. */
public final class WatchList {
    private static final String SAVE =
            """
            insert into watched_database (database_id, desired, operation_id, operation_since, told_at)
            values (?, ?, ?, ?, ?)
            on conflict (database_id) do update set desired = excluded.desired, operation_id = excluded.operation_id,
                operation_since = excluded.operation_since, told_at = excluded.told_at
            """;
    /** Nobody may change what is judged by until the judgement is written. */
    private static final String HOLD = "select * from watched_database where database_id = any (?) for share";

    private WatchList() {}

    /** Takes an event in; true when something changed that makes another look worth while. */
    public static boolean learn(Connection transaction, Envelope<?> envelope, Instant toldAt) throws SQLException {
        if (!(envelope.data() instanceof DatabaseEvent event)) {
            return false;
        }
        Optional<Watched> before =
                Optional.ofNullable(hold(transaction, Set.of(event.database())).get(event.database()));
        Optional<Watched> after = Watched.after(before, event, envelope.time(), toldAt);
        if (after.equals(before)) {
            return false;
        }
        if (after.isPresent()) {
            save(transaction, after.get());
        } else {
            delete(transaction, event.database());
        }
        return true;
    }

    /** These databases as they stand, kept from changing until the transaction ends. */
    public static Map<DatabaseId, Watched> hold(Connection transaction, Collection<DatabaseId> databases)
            throws SQLException {
        var found = new HashMap<DatabaseId, Watched>();
        try (PreparedStatement select = transaction.prepareStatement(HOLD)) {
            Object[] ids = databases.stream().map(DatabaseId::value).toArray();
            select.setArray(1, transaction.createArrayOf("uuid", ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Watched watched = read(row);
                    found.put(watched.database(), watched);
                }
            }
        }
        return found;
    }

    public static Set<DatabaseId> databases(Connection transaction) throws SQLException {
        var found = new HashSet<DatabaseId>();
        try (PreparedStatement select = transaction.prepareStatement("select database_id from watched_database");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new DatabaseId(row.getObject(1, UUID.class)));
            }
        }
        return found;
    }

    private static void save(Connection transaction, Watched watched) throws SQLException {
        try (PreparedStatement save = transaction.prepareStatement(SAVE)) {
            save.setObject(1, watched.database().value());
            save.setString(2, watched.desired().name());
            save.setObject(
                    3, watched.open().map(open -> open.operation().value()).orElse(null));
            save.setObject(4, watched.open().map(open -> utc(open.since())).orElse(null));
            save.setObject(5, utc(watched.toldAt()));
            save.executeUpdate();
        }
    }

    private static void delete(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from watched_database where database_id = ?")) {
            delete.setObject(1, database.value());
            delete.executeUpdate();
        }
    }

    private static Watched read(ResultSet row) throws SQLException {
        UUID operation = row.getObject("operation_id", UUID.class);
        return new Watched(
                new DatabaseId(row.getObject("database_id", UUID.class)),
                Desired.valueOf(row.getString("desired")),
                open(operation, row.getObject("operation_since", OffsetDateTime.class)),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<OpenOperation> open(@Nullable UUID operation, @Nullable OffsetDateTime since) {
        return operation == null || since == null
                ? Optional.empty()
                : Optional.of(new OpenOperation(new OperationId(operation), since.toInstant()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
