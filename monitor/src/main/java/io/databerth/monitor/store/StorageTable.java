package io.databerth.monitor.store;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.StorageState;
import io.databerth.monitor.plan.Fullness;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code storage}: what was thought last of how full each database is. */
final class StorageTable {
    private static final String SAVE =
            """
            insert into storage (database_id, level, limit_bytes, failures, read_at) values (?, ?, ?, ?, ?)
            on conflict (database_id) do update set level = excluded.level, limit_bytes = excluded.limit_bytes,
                failures = excluded.failures, read_at = excluded.read_at
            """;

    /** A judgement, and when the reading was taken that led to it. */
    record Judged(Fullness fullness, Instant readAt) {
        static final Judged NEVER = new Judged(Fullness.UNSEEN, Instant.MIN);
    }

    private StorageTable() {}

    static Judged of(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select level, limit_bytes, failures, read_at from storage where database_id = ?")) {
            select.setObject(1, database.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(row) : Judged.NEVER;
            }
        }
    }

    static void save(Connection transaction, DatabaseId database, Judged judged) throws SQLException {
        Fullness fullness = judged.fullness();
        try (PreparedStatement save = transaction.prepareStatement(SAVE)) {
            save.setObject(1, database.value());
            save.setString(2, fullness.level().map(StorageState::name).orElse(null));
            save.setLong(3, fullness.limitBytes());
            save.setInt(4, fullness.failures());
            save.setObject(5, judged.readAt().atOffset(ZoneOffset.UTC));
            save.executeUpdate();
        }
    }

    private static Judged read(ResultSet row) throws SQLException {
        var fullness = new Fullness(
                Optional.ofNullable(row.getString("level")).map(StorageState::valueOf),
                row.getLong("limit_bytes"),
                row.getInt("failures"));
        return new Judged(
                fullness, row.getObject("read_at", OffsetDateTime.class).toInstant());
    }
}
