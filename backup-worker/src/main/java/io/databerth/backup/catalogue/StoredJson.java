package io.databerth.backup.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.messaging.WireFormat;

/** Records of the contracts in columns, as they are on the wire. */
final class StoredJson {
    private StoredJson() {}

    static String of(Object contract) {
        try {
            return WireFormat.mapper().writeValueAsString(contract);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("our own records are always JSON", impossible);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("what is kept as " + type.getSimpleName() + " cannot be read", foreign);
        }
    }
}
