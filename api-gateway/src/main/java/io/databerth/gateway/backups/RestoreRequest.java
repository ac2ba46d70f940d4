package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.http.Requests;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which backup is to be restored, and what of it. */
@Schema(requiredProperties = "backup_id")
public record RestoreRequest(
        @JsonProperty("backup_id") @JsonAlias("backupId") @Nullable String backupId,
        @Schema(
                        description =
                                "inner databases by their names in the backup, 1 to 50 of them; without it all that the backup holds. What is not"
                                        + " named, or not in the backup, stays as it is")
                @Nullable
                List<@Nullable String> databases) {
    private static final int MOST = 50;

    /** Empty for all; REQUEST_INVALID for what cannot be meant. */
    List<String> names() {
        if (databases == null) {
            return List.of();
        }
        List<String> named = databases.stream()
                .filter(Objects::nonNull)
                .map(name -> Requests.required("a name of databases", name))
                .distinct()
                .toList();
        if (named.isEmpty() || named.size() > MOST) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "databases must name 1 to " + MOST + " inner databases; leave it out to bring all back");
        }
        return named;
    }
}
