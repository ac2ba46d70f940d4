package io.databerth.gateway.operations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who did a step. Each worker counts its own steps. */
public enum StepSource {
    PROVISIONER,
    BACKUP_WORKER,
    VAULT;

    @JsonCreator
    public static StepSource named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
