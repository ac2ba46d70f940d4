package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What backup is to be taken. */
public record BackupRequest(
        @Schema(
                        description =
                                "logical: what the engine's own tool says of the content; physical: the server's files, faster with much"
                                        + " content, for the same version only; snapshot: a copy of the volume on the same disk, for"
                                        + " which the server is stopped for some seconds; default: logical",
                        enumeration = {"logical", "physical", "snapshot"})
                @Nullable
                String kind) {
    /** A logical one unless the body says otherwise; REQUEST_INVALID for another word. */
    static BackupKind kind(@Nullable BackupRequest wish) {
        return wish == null ? BackupKind.LOGICAL : named(wish.kind());
    }

    private static BackupKind named(@Nullable String kind) {
        return kind == null
                ? BackupKind.LOGICAL
                : BackupKind.named(kind)
                        .orElseThrow(() -> new CodedException(
                                ErrorCode.REQUEST_INVALID, "kind must be logical, physical or snapshot"));
    }
}
