package io.databerth.monitor.asking;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Administration;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import org.jspecify.annotations.Nullable;

/**
 * What a list is to be about.
 *
 * @param database the inner database; the user's own when absent
 * @param schema the engine's usual one when absent
 * @param limit the most items, for lists without an end
 */
public record Question(@Nullable String database, @Nullable String schema, @Nullable String table, int limit) {

    /** The holes of a descriptor's question. */
    Holes holes(Holes server, @Nullable String own, Administration administration) {
        if (schema != null && administration.schema().isEmpty()) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "this engine has no schemas: leave schema out");
        }
        Holes holes = server.with(HoleName.LIMIT, Integer.toString(limit));
        String about = database == null ? own : database;
        holes = about == null ? holes : holes.with(HoleName.TARGET_DATABASE, about);
        String within = schema == null ? administration.schema().orElse(null) : schema;
        holes = within == null ? holes : holes.with(HoleName.TARGET_SCHEMA, within);
        return table == null ? holes : holes.with(HoleName.TARGET_TABLE, table);
    }

    Question of(String other) {
        return new Question(database, schema, other, limit);
    }
}
