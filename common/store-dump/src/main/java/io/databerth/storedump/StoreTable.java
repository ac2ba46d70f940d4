package io.databerth.storedump;

import java.util.List;
import java.util.Optional;

/**
 * A table as the store's catalogue describes it.
 *
 * @param columns those that hold values of their own, in their order
 * @param references to tables of the same store
 * @param counted the column whose numbers the store gives out, where there is one
 */
record StoreTable(TableName name, List<String> columns, List<Reference> references, Optional<String> counted) {
    /** That the columns have to be found in another table. */
    record Reference(List<String> columns, TableName table, List<String> found) {}

    StoreTable {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }

    String columnList() {
        return String.join(",", columns);
    }
}
