package io.databerth.recover;

import io.databerth.backup.format.Compression;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import io.databerth.backup.format.Hex;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.NewBackup;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.KeyRing;
import io.databerth.vault.crypto.WrappedBackupKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is left of a platform: its backups, written as the backup worker and the vault write them, and the root key. */
final class LostSite {
    static final byte[] PLAIN =
            "insert into orders values (1, 'ä');\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);

    private static final Instant AT = Instant.parse("2026-11-20T21:30:43Z");

    final Path backups;
    final Path rootKey;
    final DatabaseId database = DatabaseId.next();
    final BackupId backup;
    private final AesKey root = AesKey.random();
    private final TreeMap<Integer, AesKey> keys = new TreeMap<>();
    private final LocalDirectory directory;

    LostSite(Path folder) throws IOException {
        backups = folder.resolve("backups");
        rootKey = folder.resolve("root.key");
        Files.write(rootKey, root.bytes());
        directory = LocalDirectory.at(backups);
        renewKey();
        backup = write(name(0));
    }

    BackupName name(int second) {
        return new BackupName("shop-production-engine", AT.plusSeconds(second), "dump");
    }

    Path data() {
        return backups.resolve(database.toString()).resolve(name(0).fileName());
    }

    void renewKey() throws IOException {
        keys.put(keys.size() + 1, AesKey.random());
        TreeMap<Integer, Hex> wrapped = new TreeMap<>();
        keys.forEach((version, key) -> wrapped.put(
                version,
                Hex.of(root.seal(key.bytes(), Binding.keyEncryptionKey(version)).bytes())));
        directory.keep(new WrappedKeys(wrapped));
    }

    BackupId write(BackupName name) throws IOException {
        return write(name, Map.of());
    }

    /** @param others databases behind the first, with their content */
    BackupId write(BackupName name, Map<String, byte[]> others) throws IOException {
        BackupId id = BackupId.next();
        AesKey key = AesKey.random();
        KeyRing ring = new KeyRing(keys);
        var wrapped = new WrappedBackupKey(ring.newestVersion(), ring.wrap(key, Binding.backupKey(database, id)));
        var begun = new NewBackup(
                id,
                database,
                name,
                "engine",
                "18",
                Compression.ZSTD,
                Hex.of(Base64.getDecoder().decode(wrapped.text())),
                "key-encryption-key/" + ring.newestVersion());
        try (PendingBackup pending = directory.begin(begun, DataKey.of(key.bytes()), (plain, stored) -> {})) {
            pending.plain().write(PLAIN);
            List<Held> behind = new ArrayList<>();
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                pending.plain().write(other.getValue());
                Fingerprint fingerprint = Fingerprint.of(List.of("rows of " + other.getKey()));
                behind.add(new Held(Optional.of(other.getKey()), other.getValue().length, fingerprint));
            }
            pending.publish(Fingerprint.of(List.of("orders 60000")), behind);
        }
        return id;
    }

    void moveToAnotherDatabase() throws IOException {
        Files.move(
                backups.resolve(database.toString()),
                backups.resolve(DatabaseId.next().toString()));
    }
}
