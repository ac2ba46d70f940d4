package io.databerth.backup.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Hex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The vault's key-encryption keys by version, each as the vault keeps it: under the root key. They lie beside the backups whose
 * keys they wrap, so that the root key is all that is needed besides.
 */
public record WrappedKeys(NavigableMap<Integer, Hex> byVersion) {
    private static final String KEYS = "keys";
    private static final String VERSION = "version";
    private static final String WRAPPED = "wrapped";
    private static final ObjectMapper JSON = new ObjectMapper();

    public WrappedKeys {
        byVersion = Collections.unmodifiableNavigableMap(new TreeMap<>(byVersion));
    }

    public boolean holds(int version) {
        return byVersion.containsKey(version);
    }

    /** ManifestDamaged when it is not what {@link #json} wrote. */
    public static WrappedKeys parse(byte[] json) throws IOException {
        var keys = new TreeMap<Integer, Hex>();
        try {
            for (JsonNode key : JSON.readTree(json).required(KEYS)) {
                keys.put(
                        key.required(VERSION).intValue(),
                        new Hex(key.required(WRAPPED).asText()));
            }
        } catch (IOException | IllegalArgumentException foreign) {
            throw new BackupFileFailure.ManifestDamaged("the file of the wrapped keys cannot be read", foreign);
        }
        return new WrappedKeys(keys);
    }

    /** As the file that lies beside backups. */
    public byte[] json() {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode keys = file.putArray(KEYS);
        byVersion.forEach(
                (version, wrapped) -> keys.addObject().put(VERSION, version).put(WRAPPED, wrapped.digits()));
        return (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
