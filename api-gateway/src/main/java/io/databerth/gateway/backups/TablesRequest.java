package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.TableName;
import io.databerth.gateway.http.Requests;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which tables of which backup are to come back. */
@Schema(requiredProperties = {"backup_id", "tables"})
public record TablesRequest(
        @JsonProperty("backup_id") @JsonAlias("backupId") @Nullable String backupId,
        @Schema(description = "1 to 50 of them") @Nullable List<@Nullable Table> tables) {
    private static final int MOST = 50;

    /** A table as it is named in the backup. */
    @Schema(requiredProperties = "table")
    public record Table(
            @Schema(description = "Without it: the one that tables of this engine are in when nobody says otherwise")
                    @Nullable
                    String schema,
            @Nullable String table) {}

    /**
     * The tables that are meant, each once; REQUEST_INVALID for names that cannot be any.
     *
     * @param schema where a table is of which the request does not say it
     */
    List<TableName> names(Optional<String> schema) {
        List<Table> asked = tables == null
                ? List.of()
                : tables.stream().filter(Objects::nonNull).toList();
        if (asked.isEmpty() || asked.size() > MOST) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "tables must name 1 to " + MOST
                            + " tables, such as [{\"schema\": \"public\", \"table\": \"orders\"}]");
        }
        return asked.stream().map(each -> name(each, schema)).distinct().toList();
    }

    private static TableName name(Table asked, Optional<String> schema) {
        String table = Requests.required("table", asked.table());
        try {
            return new TableName(asked.schema() == null ? schema.orElse("") : asked.schema(), table);
        } catch (IllegalArgumentException impossible) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, String.valueOf(impossible.getMessage()));
        }
    }
}
