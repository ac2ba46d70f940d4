package io.databerth.gateway.events;

import io.databerth.contracts.ids.DatabaseId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** A projected event on its way to clients; {@code data} is JSON. */
record EventRow(long seq, String type, UUID database, String project, Instant at, String data) {
    static final String COLUMNS = "seq, type, database_id, project, at, data";

    static EventRow of(Row row) {
        return new EventRow(
                row.getLong("seq"),
                row.getString("type"),
                row.getUUID("database_id"),
                row.getString("project"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("data"));
    }

    /** All parts but {@code data} are written by us and need no escaping. */
    String json() {
        return "{\"id\":%d,\"type\":\"%s\",\"database\":\"%s\",\"project\":\"%s\",\"at\":\"%s\",\"data\":%s}"
                .formatted(seq, type, new DatabaseId(database), project, at, data);
    }
}
