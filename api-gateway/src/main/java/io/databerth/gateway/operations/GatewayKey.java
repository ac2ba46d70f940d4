package io.databerth.gateway.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The gateway's own key, in a file of mode 0600 that is made at the first start. */
@ApplicationScoped
public class GatewayKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec key;

    @Inject
    GatewayKey(@ConfigProperty(name = "databerth.data-directory") Path dataDirectory) throws IOException {
        this.key = new SecretKeySpec(readOrMake(dataDirectory.resolve("secrets").resolve("gateway.key")), ALGORITHM);
    }

    /** HMAC-SHA256 of the text under this key. */
    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            throw new IOException(file + " must be readable by its owner only: chmod 600 it");
        }
        byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
        if (bytes.length != KEY_BYTES) {
            throw new IOException(file + " must hold " + KEY_BYTES + " bytes in Base64; restore it from a copy");
        }
        return bytes;
    }

    /** Written aside and moved, so that a crash leaves no half of a key. */
    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft =
                Files.createTempFile(directory, "gateway", ".part", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, Base64.getEncoder().encodeToString(bytes));
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another gateway on this directory was faster; its key counts.
        } finally {
            Files.delete(draft);
        }
    }
}
