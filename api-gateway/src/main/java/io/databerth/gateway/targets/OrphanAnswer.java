package io.databerth.gateway.targets;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file of a backup that nobody knows.
 *
 * @param key where it lies in the target, after the prefix
 */
@Schema(name = "BackupOrphan")
public record OrphanAnswer(String key, long bytes) {
    /** As the backup worker tells it. */
    static OrphanAnswer of(JsonNode told) {
        return new OrphanAnswer(told.path("key").asText(), told.path("bytes").asLong());
    }
}
