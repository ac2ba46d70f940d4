package io.databerth.vault.keys;

import io.databerth.internal.PrivateFile;
import io.databerth.vault.crypto.AesKey;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one secret that lies outside the store: 32 random bytes, without which nothing in the store can be read. */
public record RootKeyFile(Path file) {

    /**
     * The root key, made when there is none yet.
     *
     * @param storeHasKeys whether the store holds keys that only the lost root key could open; a new one would be of
     *     no use, so the start is refused instead
     */
    public AesKey open(boolean storeHasKeys) {
        if (!Files.exists(file)) {
            if (storeHasKeys) {
                throw new IllegalStateException("the root key " + file + " is missing, but the store already holds"
                        + " secrets that only this key opens; put the file back from your backup of it");
            }
            PrivateFile.createIfAbsent(file, AesKey.random().bytes());
        }
        byte[] bytes = PrivateFile.read(file);
        if (bytes.length != AesKey.BYTES) {
            throw new IllegalStateException("the root key " + file + " has " + bytes.length + " bytes instead of "
                    + AesKey.BYTES + "; put the file back from your backup of it");
        }
        return AesKey.of(bytes);
    }
}
