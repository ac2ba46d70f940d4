package io.databerth.offline;

import io.databerth.backup.format.BackupHeader;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Hex;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.Ciphertext;
import io.databerth.vault.crypto.KeyRing;
import io.databerth.vault.crypto.Refused;
import io.databerth.vault.crypto.WrappedBackupKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The one secret: the vault's root key, which opens the wrapped keys beside the backups, which open the backups' own. */
public record RootKey(Path file) {
    /** What opens the keys of backups. */
    public record Opened(KeyRing ring) {
        DataKey keyOf(DatabaseId database, BackupHeader header) {
            Binding binding = Binding.backupKey(database, header.backup());
            String text = Base64.getEncoder().encodeToString(header.wrappedKey().bytes());
            try {
                WrappedBackupKey wrapped = WrappedBackupKey.parse(text, binding);
                return DataKey.of(ring.unwrap(wrapped.keyVersion(), wrapped.key(), binding)
                        .bytes());
            } catch (Refused refused) {
                throw new IllegalArgumentException(
                        "its key was not made for " + header.backup() + " of " + database
                                + ", or is wrapped by a key that is not beside the backups",
                        refused);
            }
        }
    }

    /** IllegalArgumentException, for people, when the file is no root key or not that of these keys. */
    public Opened open(WrappedKeys wrapped) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != AesKey.BYTES) {
            throw new IllegalArgumentException(
                    file + " is no root key: it has " + bytes.length + " bytes instead of " + AesKey.BYTES);
        }
        if (wrapped.byVersion().isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no wrapped-keys.json beside the backups, without which the root key"
                            + " opens nothing: put it back from wherever the directory was copied");
        }
        return new Opened(ring(wrapped, AesKey.of(bytes)));
    }

    private KeyRing ring(WrappedKeys wrapped, AesKey root) {
        TreeMap<Integer, AesKey> keys = new TreeMap<>();
        for (Map.Entry<Integer, Hex> key : wrapped.byVersion().entrySet()) {
            try {
                byte[] opened =
                        root.open(Ciphertext.of(key.getValue().bytes()), Binding.keyEncryptionKey(key.getKey()));
                keys.put(key.getKey(), AesKey.of(opened));
            } catch (Refused refused) {
                throw new IllegalArgumentException(file + " is not the root key of these backups", refused);
            }
        }
        return new KeyRing(keys);
    }
}
