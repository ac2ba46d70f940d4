package io.databerth.gateway.databases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.gateway.http.JsonColumn;
import jakarta.persistence.Converter;

/** A policy in its database's row. */
@Converter
public class BackupPolicyColumn extends JsonColumn<BackupPolicy> {
    public BackupPolicyColumn() {
        super(new TypeReference<>() {});
    }
}
