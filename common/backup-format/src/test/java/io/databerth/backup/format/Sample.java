package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One backup in memory, made with the real writer. */
final class Sample {
    static final Hex WRAPPED = Hex.of("opaque to everybody but the vault".getBytes(StandardCharsets.US_ASCII));

    private final byte[] plain;
    private final byte[] file;
    private final byte[] manifest;
    private final Expected expected;
    private final DataKey key;

    Sample(byte[] plain, byte[] file, byte[] manifest, Expected expected, DataKey key) {
        this.plain = plain;
        this.file = file;
        this.manifest = manifest;
        this.expected = expected;
        this.key = key;
    }

    static Sample of(byte[] plain, Compression compression) throws IOException {
        return of(plain, compression, new Expected(BackupId.next(), DatabaseId.next(), 1), Content.key(1));
    }

    static Sample of(byte[] plain, Compression compression, Expected expected, DataKey key) throws IOException {
        BackupHeader header = BackupHeader.fresh(expected.backup(), expected.database(), compression, key, WRAPPED);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (BackupOutput out = new BackupOutput(file, header, key, (p, s) -> {})) {
            out.write(plain);
            Manifest manifest = manifest(header, out.finish());
            return new Sample(plain, file.toByteArray(), ManifestCodec.encode(manifest, key), expected, key);
        }
    }

    static Manifest manifest(BackupHeader header, WrittenFile file) {
        return new Manifest(
                1,
                header.backup(),
                header.database(),
                "engine",
                "18",
                Instant.parse("2026-01-02T03:04:05Z"),
                "shop-production-20260102-030405.dump.enc",
                file,
                header.compression(),
                "vault-key-7",
                header.keyCheck(),
                Fingerprint.of(List.of("orders 200000 5f3c", "customers 10 00aa")),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    byte[] file() {
        return file;
    }

    byte[] manifest() {
        return manifest;
    }

    Expected expected() {
        return expected;
    }

    DataKey key() {
        return key;
    }

    Sample withFile(byte[] other) {
        return new Sample(plain, other, manifest, expected, key);
    }

    Sample withManifest(byte[] other) {
        return new Sample(plain, file, other, expected, key);
    }

    Sample withKey(DataKey other) {
        return new Sample(plain, file, manifest, expected, other);
    }

    Sample withExpected(Expected other) {
        return new Sample(plain, file, manifest, other, key);
    }

    int headerBytes() throws IOException {
        return HeaderCodec.length(HeaderCodec.read(Content.source(file)));
    }

    BackupReader open() throws IOException {
        return open(ReadLimits.USUAL);
    }

    BackupReader open(ReadLimits limits) throws IOException {
        return BackupReader.open(Content.source(file), manifest, expected, key, limits);
    }

    void verify() throws IOException {
        open().verify();
    }

    byte[] read() throws IOException {
        try (InputStream in = open().plain()) {
            return in.readAllBytes();
        }
    }

    /** What a reader that does not verify first gets before the failure. */
    byte[] readUntilFailure() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = open().plain()) {
            in.transferTo(out);
        } catch (IOException e) {
            return out.toByteArray();
        }
        throw new AssertionError("the damage was not detected");
    }

    boolean beginsWith(byte[] part) {
        return part.length <= plain.length && Arrays.equals(plain, 0, part.length, part, 0, part.length);
    }
}
