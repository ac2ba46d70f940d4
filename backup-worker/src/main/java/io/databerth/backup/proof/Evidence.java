package io.databerth.backup.proof;

import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;

/**
 * What a proof has found, for whoever has to believe it without asking us.
 *
 * @param takenAt when the content was taken
 * @param fileSha256 of the stored file as it lies in every target
 * @param fingerprint of the content, as it was compared
 * @param provenAt when it was restored
 * @param durationMillis how long the restore took
 */
public record Evidence(
        BackupId backup,
        DatabaseId database,
        String engine,
        String engineVersion,
        BackupKind kind,
        Instant takenAt,
        long fileBytes,
        String fileSha256,
        String fingerprint,
        ProofLevel level,
        Instant provenAt,
        long durationMillis) {

    /** Puts the site's name under it. */
    @FunctionalInterface
    public interface Signer {
        /** A JWS in its compact form (RFC 7515). */
        String sign(Evidence found);
    }
}
