package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a backup is made of. */
public enum BackupKind {
    /** What the engine's own tool says of the content: one inner database, which a newer version loads as well. */
    @JsonProperty("logical")
    LOGICAL("logical"),
    /** The whole server's files: faster with much content, and for the same version only. */
    @JsonProperty("physical")
    PHYSICAL("physical"),
    /** A copy of the volume on the same disk: there at once, and gone with the disk. */
    @JsonProperty("snapshot")
    SNAPSHOT("snapshot");

    private final String text;

    BackupKind(String text) {
        this.text = text;
    }

    public static Optional<BackupKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** What messages from before there were kinds mean. */
    static BackupKind orLogical(@Nullable BackupKind kind) {
        return kind == null ? LOGICAL : kind;
    }

    @Override
    public String toString() {
        return text;
    }
}
