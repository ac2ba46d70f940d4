package io.databerth.backup.format;

import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a published backup is: written last, it makes the file a backup. {@code revision} starts at 1 and grows when a proof is
 * recorded; {@code keyReference} says which key of the vault wraps the data key; {@code evidence} is a JWS of the site's authority about the proof.
 */
public record Manifest(
        int revision,
        BackupId backup,
        DatabaseId database,
        String engine,
        String engineVersion,
        Instant createdAt,
        String fileName,
        WrittenFile file,
        Compression compression,
        String keyReference,
        Hex keyCheck,
        Fingerprint fingerprint,
        Optional<ProofLevel> proof,
        Optional<String> evidence) {
    public Manifest {
        if (revision < 1 || keyCheck.length() != Layout.DIGEST_BYTES) {
            throw new IllegalArgumentException("a manifest has a revision from 1 and a key check of 32 bytes");
        }
    }

    /**
     * The next revision, with the proof.
     *
     * @param signed the proof's evidence
     */
    public Manifest proven(ProofLevel level, Optional<String> signed) {
        return new Manifest(
                revision + 1,
                backup,
                database,
                engine,
                engineVersion,
                createdAt,
                fileName,
                file,
                compression,
                keyReference,
                keyCheck,
                fingerprint,
                Optional.of(level),
                signed);
    }
}
