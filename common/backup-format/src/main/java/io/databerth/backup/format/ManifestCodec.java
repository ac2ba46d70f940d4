package io.databerth.backup.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.backup.format.BackupFileFailure.ManifestDamaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes and reads manifests: JSON, authenticated by {@link ManifestSeal}. */
public final class ManifestCodec {
    /** A longer manifest is neither written nor read. */
    public static final int LIMIT_BYTES = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private ManifestCodec() {}

    public static byte[] encode(Manifest manifest, DataKey key) {
        ObjectNode json = JSON.createObjectNode();
        ManifestFields.put(manifest, json);
        return seal(json, manifest, key);
    }

    static byte[] seal(ObjectNode json, Manifest manifest, DataKey key) {
        try {
            String text = PRETTY.writeValueAsString(json);
            byte[] body = text.substring(0, text.lastIndexOf("\n}")).getBytes(StandardCharsets.UTF_8);
            return ManifestSeal.close(body, manifest.backup(), key);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers could not be written as JSON", e);
        }
    }

    /** Reads a manifest without proof that it is genuine: for listings, and to learn what to ask the vault for. */
    public static Manifest readUnauthenticated(byte[] bytes) throws BackupFileFailure {
        if (bytes.length > LIMIT_BYTES) {
            throw new ManifestDamaged("the manifest is larger than " + LIMIT_BYTES + " bytes", null);
        }
        try {
            return new ManifestFields(JSON.readTree(bytes)).manifest();
        } catch (BackupFileFailure e) {
            throw e;
        } catch (IOException e) {
            throw new ManifestDamaged("the manifest is not one JSON object", e);
        }
    }

    /** Reads the manifest of the expected backup; anything but the very bytes that were written for it is refused. */
    public static Manifest read(byte[] bytes, Expected expected, DataKey key) throws BackupFileFailure {
        if (!ManifestSeal.holds(bytes, expected.backup(), key)) {
            throw refusal(readUnauthenticated(bytes), expected, key);
        }
        Manifest manifest = readUnauthenticated(bytes);
        expected.check("manifest", manifest.backup(), manifest.database());
        if (manifest.revision() < expected.revision()) {
            throw new BackupFileFailure.Swapped("the manifest is revision " + manifest.revision() + ", but revision "
                    + expected.revision() + " was written");
        }
        return manifest;
    }

    /** A changed bit cannot change both the backup id and the key check: a manifest that differs in both is a foreign one. */
    private static BackupFileFailure refusal(Manifest claimed, Expected expected, DataKey key) {
        boolean foreign = !claimed.backup().equals(expected.backup())
                && !claimed.keyCheck().equals(key.check(expected.backup()));
        return foreign
                ? new BackupFileFailure.Swapped("the manifest is of " + claimed.backup())
                : new ManifestDamaged("the manifest does not match its mac", null);
    }
}
