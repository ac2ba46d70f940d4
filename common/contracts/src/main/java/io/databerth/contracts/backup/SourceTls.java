package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How the connection to a server that is not ours is kept private. */
public enum SourceTls {
    /** Encrypted or not at all; whose certificate the server shows is not checked. */
    @JsonProperty("required")
    REQUIRED,
    /** In the clear. */
    @JsonProperty("off")
    OFF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
