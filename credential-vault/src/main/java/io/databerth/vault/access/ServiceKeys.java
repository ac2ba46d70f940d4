package io.databerth.vault.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.internal.PrivateFile;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.crypto.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Knows each service's key by its SHA-256. */
public final class ServiceKeys {
    private static final int SHORTEST_KEY = 32;
    private final Map<CallingWorker, byte[]> digests;

    private ServiceKeys(Map<CallingWorker, byte[]> digests) {
        this.digests = digests;
    }

    /** Reads {@code <service>.key} of each service from the directory; a missing one is made, of 32 random bytes. */
    public static ServiceKeys open(Path directory) {
        Map<CallingWorker, byte[]> digests = new EnumMap<>(CallingWorker.class);
        for (CallingWorker service : CallingWorker.values()) {
            Path file = directory.resolve(service.serviceName() + ".key");
            PrivateFile.createIfAbsent(file, (freshKey() + "\n").getBytes(UTF_8));
            String key = new String(PrivateFile.read(file), UTF_8).trim();
            if (key.length() < SHORTEST_KEY) {
                throw new IllegalStateException("the service key " + file + " is shorter than " + SHORTEST_KEY
                        + " characters; remove it, and a good one is made at the next start");
            }
            digests.put(service, Sha256.of(key));
        }
        return new ServiceKeys(digests);
    }

    /** Takes the same time whichever key is given: every digest is compared, each as a whole. */
    public Optional<CallingWorker> ownerOf(String key) {
        byte[] given = Sha256.of(key);
        Optional<CallingWorker> owner = Optional.empty();
        for (Map.Entry<CallingWorker, byte[]> known : digests.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), given)) {
                owner = Optional.of(known.getKey());
            }
        }
        return owner;
    }

    private static String freshKey() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(AesKey.random().bytes());
    }
}
