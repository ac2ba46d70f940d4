package io.databerth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The one bearer key of a service that has one caller; only its SHA-256 is kept. */
public final class DoorKey {
    private static final String SCHEME = "Bearer ";
    private static final int RANDOM_BYTES = 32;
    private final byte[] digest;

    private DoorKey(byte[] digest) {
        this.digest = digest;
    }

    /** Reads the file, which only its owner may use; a missing one is made, of 32 random bytes. */
    public static DoorKey open(Path file) {
        PrivateFile.createIfAbsent(file, (fresh() + "\n").getBytes(UTF_8));
        return new DoorKey(digest(new String(PrivateFile.read(file), UTF_8).trim()));
    }

    /** Fails with UNAUTHENTICATED unless the header carries this key. */
    public void require(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new CodedException(ErrorCode.UNAUTHENTICATED, "the call has no service key");
        }
        if (!MessageDigest.isEqual(digest, digest(authorization.substring(SCHEME.length())))) {
            throw new CodedException(ErrorCode.UNAUTHENTICATED, "the service key is not known");
        }
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
