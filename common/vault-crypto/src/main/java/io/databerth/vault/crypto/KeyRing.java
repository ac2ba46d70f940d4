package io.databerth.vault.crypto;

import java.util.NavigableMap;
import java.util.TreeMap;

/** All versions of the key-encryption key: the newest wraps, each unwraps what it wrapped. Immutable. */
public final class KeyRing {
    private final NavigableMap<Integer, AesKey> keys;

    public KeyRing(NavigableMap<Integer, AesKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring holds at least one key");
        }
        this.keys = new TreeMap<>(keys);
    }

    public int newestVersion() {
        return keys.lastKey();
    }

    public boolean holds(int version) {
        return keys.containsKey(version);
    }

    /** Under a fresh data key, which the newest key wraps. */
    public SealedContent seal(byte[] plain, Binding binding) {
        AesKey dataKey = AesKey.random();
        return new SealedContent(newestVersion(), wrap(dataKey, binding), dataKey.seal(plain, binding));
    }

    public byte[] open(SealedContent sealed, Binding binding) {
        return unwrap(sealed.keyVersion(), sealed.wrappedDataKey(), binding).open(sealed.content(), binding);
    }

    /** The same content, its data key wrapped by the newest key. */
    public SealedContent rewrap(SealedContent sealed, Binding binding) {
        AesKey dataKey = unwrap(sealed.keyVersion(), sealed.wrappedDataKey(), binding);
        return new SealedContent(newestVersion(), wrap(dataKey, binding), sealed.content());
    }

    /** By the newest key, whose version the caller keeps beside the result. */
    public Ciphertext wrap(AesKey dataKey, Binding binding) {
        return keys.lastEntry().getValue().seal(dataKey.bytes(), binding.dataKey());
    }

    /** Refuses a version that this ring does not hold, like any other bytes that do not open. */
    public AesKey unwrap(int version, Ciphertext wrapped, Binding binding) {
        AesKey key = keys.get(version);
        if (key == null) {
            throw new Refused(binding);
        }
        return AesKey.of(key.open(wrapped, binding.dataKey()));
    }
}
