package io.databerth.backup.store;

import io.databerth.backup.format.Compression;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Expected;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Hex;
import io.databerth.backup.format.Manifest;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A directory of backups with what is needed to fill it. */
final class Place {
    static final byte[] PLAIN =
            "create table orders (id bigint);\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    static final Instant AT = Instant.parse("2026-11-20T21:30:43Z");

    final DatabaseId database = DatabaseId.next();
    final DataKey key = key(1);
    final BackupName name = new BackupName("shop-production-x", AT, "dump");
    final NewBackup first = backup(name);
    final Path root;
    final LocalDirectory directory;

    Place(Path temporary) throws IOException {
        root = temporary.resolve("backups");
        directory = LocalDirectory.at(root);
    }

    Manifest publish(NewBackup backup) throws IOException {
        try (PendingBackup pending = directory.begin(backup, key, (p, s) -> {})) {
            pending.plain().write(PLAIN);
            return pending.publish(Fingerprint.of(List.of("orders 50000")));
        }
    }

    NewBackup backup(BackupName as) {
        Hex wrapped = Hex.of(new byte[] {1, 2, 3});
        return new NewBackup(BackupId.next(), database, as, "engine", "18", Compression.ZSTD, wrapped, "vault-key-1");
    }

    Expected expected(int revision) {
        return new Expected(first.backup(), database, revision);
    }

    void touch(String fileName) throws IOException {
        Files.writeString(root.resolve(database.toString()).resolve(fileName), "left");
    }

    List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(database.toString()))) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static DataKey key(int seed) {
        byte[] bytes = new byte[DataKey.BYTES];
        Arrays.fill(bytes, (byte) seed);
        return DataKey.of(bytes);
    }
}
