package io.databerth.vault.store;

import io.databerth.vault.crypto.Ciphertext;
import io.databerth.vault.crypto.SealedContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with positional parameters, and the column types of this schema. */
final class Rows {
    /** Turns the row that a result set stands on into a value. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static int change(Connection transaction, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(transaction, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static <T> Optional<T> first(Connection transaction, Reading<T> reading, String sql, @Nullable Object... parameters)
            throws SQLException {
        return all(transaction, reading, sql, parameters).stream().findFirst();
    }

    static <T> List<T> all(Connection transaction, Reading<T> reading, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(transaction, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reading.of(rows));
            }
            return values;
        }
    }

    static SealedContent sealed(ResultSet row) throws SQLException {
        return new SealedContent(
                row.getInt("key_version"),
                Ciphertext.of(row.getBytes("wrapped_data_key")),
                Ciphertext.of(row.getBytes("content")));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static PreparedStatement prepare(Connection transaction, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
