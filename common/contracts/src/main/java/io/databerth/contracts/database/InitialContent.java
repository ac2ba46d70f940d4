package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a database begins with.
 *
 * @param backup whose content it is, or with whose files the way to {@code at} begins
 * @param from the database of which this backup is taken first; absent when the backup is there already
 * @param at the moment whose content it is; absent for that of the backup itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InitialContent(BackupId backup, @Nullable DatabaseId from, @Nullable Instant at) {
    /** That of the backup itself. */
    public InitialContent(BackupId backup, @Nullable DatabaseId from) {
        this(backup, from, null);
    }
}
