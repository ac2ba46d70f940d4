package io.databerth.storedump;

import java.util.List;
import java.util.Set;

/**
 * What of a store is dumped.
 *
 * @param without tables whose rows are not worth it, as {@code schema.table}
 */
public record StoreScope(List<String> schemas, Set<String> without) {
    /** How the migration tool remembers what it did; whoever loads a dump migrates first, so this is told in the dump's own words. */
    static final String HISTORY = "flyway_schema_history";

    public StoreScope {
        schemas = List.copyOf(schemas);
        without = Set.copyOf(without);
    }

    boolean holds(TableName table) {
        return schemas.contains(table.schema())
                && !table.table().equals(HISTORY)
                && !without.contains(table.toString());
    }
}
