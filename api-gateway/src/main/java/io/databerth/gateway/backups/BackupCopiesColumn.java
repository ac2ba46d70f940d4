package io.databerth.gateway.backups;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;

/** The targets of a backup in its row. */
@Converter
public class BackupCopiesColumn extends JsonColumn<BackupCopies> {
    public BackupCopiesColumn() {
        super(new TypeReference<>() {});
    }
}
