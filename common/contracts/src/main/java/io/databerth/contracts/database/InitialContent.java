package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import org.jspecify.annotations.Nullable;

/**
 * What a database begins with.
 *
 * @param backup whose content it is
 * @param from the database of which this backup is taken first; absent when the backup is there already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InitialContent(BackupId backup, @Nullable DatabaseId from) {}
