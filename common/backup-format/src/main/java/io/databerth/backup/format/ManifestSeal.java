package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Ends a manifest with its last member {@code mac}: an HMAC-SHA-256 of every byte before it. The bytes are authenticated as
 * they lie in the file, so no canonical form of JSON is needed.
 */
final class ManifestSeal {
    private static final String OPENING = ",\n  \"mac\" : \"";
    private static final String CLOSING = "\"\n}\n";
    private static final int BYTES = OPENING.length() + 2 * Layout.DIGEST_BYTES + CLOSING.length();

    private ManifestSeal() {}

    /** {@code body} is a JSON object without its closing brace. */
    static byte[] close(byte[] body, BackupId backup, DataKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + BYTES);
        out.writeBytes(body);
        out.writeBytes(trailer(body, backup, key));
        return out.toByteArray();
    }

    static boolean holds(byte[] sealed, BackupId backup, DataKey key) {
        if (sealed.length <= BYTES) {
            return false;
        }
        byte[] body = Arrays.copyOf(sealed, sealed.length - BYTES);
        byte[] end = Arrays.copyOfRange(sealed, body.length, sealed.length);
        return MessageDigest.isEqual(end, trailer(body, backup, key));
    }

    private static byte[] trailer(byte[] body, BackupId backup, DataKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.manifestKey(backup));
            return (OPENING + Hex.of(mac.doFinal(body)) + CLOSING).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
