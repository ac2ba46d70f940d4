package io.databerth.contracts.backup;

import static java.util.function.Predicate.not;

import java.util.stream.Stream;

/**
 * A table as its engine names it: any text, exactly as it is there.
 *
 * @param schema of an engine that has none, the empty text
 */
public record TableName(String schema, String table) {
    private static final int LONGEST = 255;

    public TableName {
        if (table.isEmpty() || Stream.of(schema, table).anyMatch(not(TableName::isName))) {
            throw new IllegalArgumentException(
                    "a table has a name of at most " + LONGEST + " characters, in a schema of at most as many");
        }
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(character -> character == 0);
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
