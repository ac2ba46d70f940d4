package io.databerth.gateway.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backup of the platform's own store.
 *
 * @param state {@code stored}: written and read back; {@code proven}: also loaded and compared; {@code corrupt}: of no use
 * @param copies the backup targets that hold it, besides the site's own directory
 */
@Schema(name = "PlatformBackup")
public record PlatformBackupAnswer(BackupId id, Instant takenAt, String state, long bytes, List<TargetId> copies) {
    /** As the backup worker tells it. */
    static PlatformBackupAnswer of(JsonNode told) {
        return new PlatformBackupAnswer(
                BackupId.parse(told.path("id").asText()),
                Instant.parse(told.path("takenAt").asText()),
                told.path("state").asText().toLowerCase(Locale.ROOT),
                told.path("bytes").asLong(),
                StreamSupport.stream(told.path("copies").spliterator(), false)
                        .map(target -> TargetId.parse(target.asText()))
                        .toList());
    }
}
