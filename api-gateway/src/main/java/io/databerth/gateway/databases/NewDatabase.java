package io.databerth.gateway.databases;

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
        @Schema(description = "default: 127.0.0.1") @Nullable String bindAddress) {}
