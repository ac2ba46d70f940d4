package io.databerth.storedump;

import io.databerth.storedump.StoreTable.Reference;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from a store what tables it has. */
final class StoreCatalogue {
    private static final String TABLES =
            """
            select n.nspname, c.relname,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum),
                   (select a.attname::text from pg_attribute a
                    where a.attrelid = c.oid and a.attidentity <> '' and not a.attisdropped)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname = any (?)
            order by n.nspname, c.relname
            """;
    private static final String REFERENCES =
            """
            select n.nspname, t.relname,
                   array(select a.attname::text from unnest(k.conkey) with ordinality u(number, place)
                         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number order by u.place),
                   fn.nspname, f.relname,
                   array(select a.attname::text from unnest(k.confkey) with ordinality u(number, place)
                         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number order by u.place)
            from pg_constraint k
            join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
            join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
            where k.contype = 'f' and n.nspname = any (?)
            order by k.conname
            """;

    private StoreCatalogue() {}

    /** The tables of the scope, each after those that it refers to. */
    static List<StoreTable> tables(Connection connection, StoreScope scope) throws SQLException {
        Map<TableName, List<Reference>> references = references(connection, scope);
        Map<TableName, StoreTable> found = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(TABLES)) {
            select.setArray(1, schemas(connection, scope));
            ResultSet row = select.executeQuery();
            while (row.next()) {
                TableName name = new TableName(row.getString(1), row.getString(2));
                if (scope.holds(name)) {
                    found.put(
                            name,
                            new StoreTable(
                                    name,
                                    words(row.getArray(3)),
                                    references.getOrDefault(name, List.of()),
                                    Optional.ofNullable(row.getString(4)).map(TableName::requireWord)));
                }
            }
        }
        return inOrder(found);
    }

    /** The versions of the migrations that made the schema what it is, in the order of their numbers. */
    static List<String> migrations(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select version from "
                + TableName.requireWord(schema) + "." + StoreScope.HISTORY
                + " where success and version is not null order by version::int")) {
            ResultSet row = select.executeQuery();
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return List.copyOf(found);
        }
    }

    private static Map<TableName, List<Reference>> references(Connection connection, StoreScope scope)
            throws SQLException {
        Map<TableName, List<Reference>> found = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(REFERENCES)) {
            select.setArray(1, schemas(connection, scope));
            ResultSet row = select.executeQuery();
            while (row.next()) {
                TableName from = new TableName(row.getString(1), row.getString(2));
                Reference reference = new Reference(
                        words(row.getArray(3)),
                        new TableName(row.getString(4), row.getString(5)),
                        words(row.getArray(6)));
                found.computeIfAbsent(from, _ -> new ArrayList<>()).add(reference);
            }
        }
        return found;
    }

    private static List<StoreTable> inOrder(Map<TableName, StoreTable> tables) {
        List<StoreTable> ordered = new ArrayList<>();
        List<StoreTable> left = new ArrayList<>(tables.values());
        while (!left.isEmpty()) {
            List<TableName> open = left.stream().map(StoreTable::name).toList();
            List<StoreTable> next = left.stream()
                    .filter(table -> table.references().stream()
                            .map(Reference::table)
                            .noneMatch(other -> open.contains(other) && !other.equals(table.name())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("these tables refer to each other in a circle: " + open);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return List.copyOf(ordered);
    }

    private static Array schemas(Connection connection, StoreScope scope) throws SQLException {
        return connection.createArrayOf("text", scope.schemas().toArray());
    }

    private static List<String> words(Array array) throws SQLException {
        List<String> words = new ArrayList<>();
        for (Object word : (Object[]) array.getArray()) {
            words.add(TableName.requireWord((String) word));
        }
        return List.copyOf(words);
    }
}
