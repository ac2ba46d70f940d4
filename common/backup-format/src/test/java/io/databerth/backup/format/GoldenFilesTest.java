package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that an earlier build wrote: they are readable for ever, and by anybody who has docs/backup-format.md. */
class GoldenFilesTest {
    static final BackupId BACKUP = BackupId.parse("bk-0193d3c0a1b27c3d8e4f5a6b7c8d9e0f");
    static final DatabaseId DATABASE = DatabaseId.parse("db-0193d3bfff007abc9def0123456789ab");
    static final String CONTENT = "create table orders (id bigint primary key);\n".repeat(3);

    @ParameterizedTest
    @EnumSource(Compression.class)
    void aFileOfVersionOneIsRead(Compression compression) throws IOException {
        BackupReader reader = BackupReader.open(
                Content.source(resource("v1-" + compression.word() + ".enc")),
                resource("v1-" + compression.word() + ".enc.manifest.json"),
                new Expected(BACKUP, DATABASE, 1),
                DataKey.of(key()),
                ReadLimits.USUAL);
        reader.verify();
        try (InputStream in = reader.plain()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
        }
    }

    /** Uses nothing of the format's classes: only the offsets and words of the page. */
    @Test
    void theDocumentedLayoutIsEnoughToReadAFile() throws IOException, GeneralSecurityException {
        byte[] file = resource("v1-none.enc");
        ByteBuffer in = ByteBuffer.wrap(file);
        int header = 84 + in.getShort(82) + 32;
        byte[] nonce = Arrays.copyOf(Arrays.copyOfRange(file, 43, 50), 12);
        nonce[11] = 1;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(derived("segments", Arrays.copyOfRange(file, 11, 27)), "AES");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(file, header - 32, 32);
        cipher.updateAAD(file, 11, 32);
        cipher.updateAAD(new byte[] {0, 0, 0, 0, 0, 1});
        byte[] plain = cipher.doFinal(file, header, file.length - header);
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(CONTENT);
        assertThat(derived("key check", Arrays.copyOfRange(file, 11, 27))).isEqualTo(Arrays.copyOfRange(file, 50, 82));
    }

    @Test
    void theDocumentedMacIsEnoughToCheckAManifest() throws IOException, GeneralSecurityException {
        String text = new String(resource("v1-none.enc.manifest.json"), StandardCharsets.UTF_8);
        String body = text.substring(0, text.length() - 81);
        byte[] backup = ByteBuffer.allocate(16)
                .putLong(BACKUP.value().getMostSignificantBits())
                .putLong(BACKUP.value().getLeastSignificantBits())
                .array();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derived("manifest", backup), "HmacSHA256"));
        Hex expected = Hex.of(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(text).isEqualTo(body + ",\n  \"mac\" : \"" + expected + "\"\n}\n");
    }

    /** HKDF-SHA-256 by hand: extract under a key of zeros, then one block of expansion. */
    private static byte[] derived(String purpose, byte[] backup) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        byte[] extracted = mac.doFinal(key());
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(("databerth backup 1 " + purpose + "\0").getBytes(StandardCharsets.US_ASCII));
        mac.update(backup);
        return mac.doFinal(new byte[] {1});
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        for (int at = 0; at < key.length; at++) {
            key[at] = (byte) at;
        }
        return key;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/backup-format/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
