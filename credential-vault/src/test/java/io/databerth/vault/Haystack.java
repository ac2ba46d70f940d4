package io.databerth.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Everything that somebody could read, to be searched for what nobody may. */
record Haystack(List<String> texts) {

    static Haystack of(List<byte[]> records) {
        return new Haystack(
                records.stream().map(bytes -> new String(bytes, ISO_8859_1)).toList());
    }

    static Haystack ofFile(Path file) throws IOException {
        return of(List.of(Files.readAllBytes(file)));
    }

    /** Every row of every table of the schema, binary columns in hexadecimal digits. */
    static Haystack ofStore(DataSource store) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = strings(
                    statement, "select tablename from pg_tables where schemaname = current_schema() order by 1");
            for (String table : tables) {
                rows.addAll(strings(statement, "select row::text from \"" + table + "\" row"));
            }
        }
        return new Haystack(rows);
    }

    /** As it is, in hexadecimal digits, or in Base64. */
    boolean holds(String needle) {
        byte[] bytes = needle.getBytes(UTF_8);
        List<String> shapes = List.of(
                needle,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
        return texts.stream().anyMatch(text -> shapes.stream().anyMatch(text::contains));
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            Stream.Builder<String> values = Stream.builder();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values.build().toList();
        }
    }
}
