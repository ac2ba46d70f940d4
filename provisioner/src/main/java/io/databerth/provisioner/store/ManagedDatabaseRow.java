package io.databerth.provisioner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.WireFormat;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.Trouble;
import io.databerth.runtime.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a row of managed_database with its port, and writes the parts that are not plain. */
final class ManagedDatabaseRow {
    static final String SELECT =
            """
            select managed.*, claim.port, managed.closed_by is not null or coalesce(change.phase = 'closed', false) as closed
            from managed_database managed
            left join port_claim claim using (database_id)
            left join version_change change using (database_id)
            """;

    private ManagedDatabaseRow() {}

    static ManagedDatabase read(ResultSet row) throws SQLException {
        int port = row.getInt("port");
        return new ManagedDatabase(
                new DatabaseId(row.getObject("database_id", UUID.class)),
                new OperationId(row.getObject("operation_id", UUID.class)),
                row.getLong("generation"),
                Desired.parse(row.getString("desired")),
                spec(row.getString("spec")),
                row.getString("volume_name"),
                row.getObject("volume_token", UUID.class),
                Optional.ofNullable(row.getString("image")),
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                limits((String[]) row.getArray("refused_limits").getArray()),
                row.getBoolean("closed"),
                row.getObject("ready_at") != null,
                Optional.ofNullable(row.getString("disposal")).map(DataDisposal::valueOf),
                row.getObject("removed_at") != null,
                trouble(row));
    }

    private static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                Optional.ofNullable(row.getString("drift")),
                Optional.ofNullable(row.getString("irreparable")),
                row.getInt("repairs"),
                Optional.ofNullable(instant(row.getObject("repaired_at", OffsetDateTime.class))),
                row.getObject("repair_not_before", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<Limit> limits(String[] names) {
        return Arrays.stream(names).map(Limit::valueOf).collect(Collectors.toSet());
    }

    static String text(DatabaseSpec spec) {
        try {
            return WireFormat.mapper().writeValueAsString(spec);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a spec is plain data", impossible);
        }
    }

    static DatabaseSpec spec(String text) {
        try {
            return WireFormat.mapper().readValue(text, DatabaseSpec.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a kept spec cannot be read", unreadable);
        }
    }
}
