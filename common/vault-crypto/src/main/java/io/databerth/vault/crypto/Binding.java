package io.databerth.vault.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;

/**
 * To whom an encrypted content belongs, as associated data: what was sealed for one owner never opens for another. The
 * texts of different kinds cannot be equal, since each starts with its own word.
 */
public record Binding(String owner) {

    public static Binding keyEncryptionKey(int version) {
        return new Binding("key-encryption-key/" + version);
    }

    public static Binding secret(SecretReference reference, int version) {
        return new Binding("secret/" + reference + "/" + version);
    }

    public static Binding authorityKey() {
        return new Binding("authority-key");
    }

    public static Binding backupKey(DatabaseId database, BackupId backup) {
        return new Binding("backup-key/" + database + "/" + backup);
    }

    public static Binding targetKey(TargetId target) {
        return new Binding("target-key/" + target);
    }

    /** Of the data key that seals this owner's content: a data key is never taken for a content. */
    Binding dataKey() {
        return new Binding("data-key/" + owner);
    }

    byte[] associatedData() {
        return ("databerth-vault/1/" + owner).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return owner;
    }
}
