package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which backup is to be restored. */
@Schema(requiredProperties = "backup_id")
public record RestoreRequest(@JsonProperty("backup_id") @JsonAlias("backupId") @Nullable String backupId) {}
