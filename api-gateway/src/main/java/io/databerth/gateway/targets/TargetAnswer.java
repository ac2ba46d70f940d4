package io.databerth.gateway.targets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.WireFormat;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A target as people see it: everything but its secret key. */
@Schema(name = "BackupTarget")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetAnswer(
        TargetId id, String name, TargetPlace.@Nullable Bucket s3, @Nullable String directory, Instant createdAt) {

    static TargetAnswer of(TargetId id, TargetPlace place, Instant createdAt) {
        return new TargetAnswer(
                id, place.name(), place.bucket().orElse(null), place.directory().orElse(null), createdAt);
    }

    /** As the backup worker tells it. */
    static TargetAnswer of(JsonNode told) {
        try {
            return of(
                    TargetId.parse(told.path("id").asText()),
                    WireFormat.mapper().treeToValue(told.path("place"), TargetPlace.class),
                    Instant.parse(told.path("createdAt").asText()));
        } catch (JsonProcessingException foreign) {
            throw new CodedException(
                    ErrorCode.BACKUP_WORKER_UNAVAILABLE, "the backup worker's answer cannot be read", foreign);
        }
    }
}
