package io.databerth.gateway.moments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A name for a moment of a database.
 *
 * @param reachable whether that moment can be brought back now: not yet for some seconds, and no more when its log is deleted; absent when the
 *     backup worker cannot be asked
 */
@Schema(name = "RestorePoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestorePointAnswer(
        String name, Instant at, Instant createdAt, String createdBy, @Nullable Boolean reachable) {
    static RestorePointAnswer of(RestorePointView view, @Nullable RecoveryWindowsAnswer known) {
        return new RestorePointAnswer(
                view.name,
                view.moment,
                view.createdAt,
                view.createdBy,
                known == null ? null : known.reaches(view.moment));
    }
}
