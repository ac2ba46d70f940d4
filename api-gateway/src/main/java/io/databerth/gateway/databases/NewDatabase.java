package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a database is to be; all but the name have defaults. */
@Schema(name = "NewDatabase", requiredProperties = "name")
public record NewDatabase(
        @Schema(examples = "shop") @Nullable String name,
        @Schema(description = "an id of /api/v1/engines") @Nullable String engine,
        @Schema(description = "of that engine") @Nullable String version,
        @Schema(description = "default: development") @Nullable String environment,
        @Schema(description = "default: the token's project, else default") @Nullable String project,
        @Schema(description = "an id of /api/v1/skus; default: B1") @Nullable String sku,
        @Schema(description = "whether a port of the host leads to it; default: only its project's network reaches it")
                @Nullable
                Boolean publish,
        @Schema(description = "the host's address to publish on, which asks for publishing; default: 127.0.0.1")
                @Nullable
                String bindAddress,
        @Schema(
                        description =
                                "a fixed IPv4 address of the project's addressRange; default: the container engine chooses")
                @Nullable
                String address,
        @Schema(description = "what it begins with; an empty database when absent") @Nullable From from,
        @Schema(description = "default: what the site says for the environment") @Nullable PolicyWish backupPolicy) {
    /** Either a backup, or a database that is copied as it is now. */
    @Schema(
            name = "From",
            description =
                    "one of the two; engine and version are those of the origin unless another version is asked for")
    public record From(
            @Schema(description = "a stored or proven backup, also of a deleted database")
                    @JsonProperty("backup_id")
                    @JsonAlias("backupId")
                    @Nullable
                    String backupId,
            @Schema(description = "a running database; a backup of it is taken and proven on the way")
                    @JsonProperty("database_id")
                    @JsonAlias("databaseId")
                    @Nullable
                    String databaseId,
            @Schema(
                            description =
                                    "with database_id: the moment whose content it is, of GET …/recovery-windows, also of a deleted"
                                            + " database; absent: now",
                            examples = "2026-11-20T21:30:00Z")
                    @Nullable
                    String at,
            @Schema(description = "with database_id, in the place of at: the name of a moment, of GET …/restore-points")
                    @Nullable
                    String point) {}
}
