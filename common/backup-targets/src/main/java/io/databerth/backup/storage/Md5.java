package io.databerth.backup.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The checksum that every S3 server compares with what has arrived (RFC 1864); no defence against anybody. */
final class Md5 {
    private static final int PIECE = 64 * 1024;

    private Md5() {}

    static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(digest().digest(content));
    }

    static byte[] of(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            digest.update(piece, 0, read);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
