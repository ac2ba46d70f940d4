package io.databerth.backup.format;

import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a published backup is: written last, it makes the file a backup. {@code revision} starts at 1 and grows when a proof is
 * recorded; {@code keyReference} says which key of the vault wraps the data key; {@code fingerprint} is that of the database of the server's user,
 * {@code others} are those behind it; {@code evidence} is a JWS of the site's authority about the proof.
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
        List<Held> others,
        Optional<ProofLevel> proof,
        Optional<String> evidence) {
    public Manifest {
        others = List.copyOf(others);
        if (revision < 1 || keyCheck.length() != Layout.DIGEST_BYTES) {
            throw new IllegalArgumentException("a manifest has a revision from 1 and a key check of 32 bytes");
        }
        long behind = others.stream().mapToLong(Held::plainBytes).sum();
        if (behind > file.plainBytes()
                || others.stream().anyMatch(held -> held.other().isEmpty())) {
            throw new IllegalArgumentException("the other databases have names, and no more than the plain bytes");
        }
    }

    /** Every database in it, in the order of the content. */
    public List<Held> held() {
        long behind = others.stream().mapToLong(Held::plainBytes).sum();
        List<Held> held = new ArrayList<>();
        held.add(new Held(Optional.empty(), file.plainBytes() - behind, fingerprint));
        held.addAll(others);
        return held;
    }

    /** The fingerprint's digest; where there are others, that of one line for each database: its digest, a space and its name. */
    public Hex contentDigest() {
        return others.isEmpty()
                ? fingerprint.sha256()
                : Fingerprint.of(held().stream()
                                .map(held -> held.fingerprint().sha256().digits() + " "
                                        + held.other().orElse(""))
                                .toList())
                        .sha256();
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
                others,
                Optional.of(level),
                signed);
    }
}
