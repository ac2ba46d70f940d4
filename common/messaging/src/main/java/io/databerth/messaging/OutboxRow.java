package io.databerth.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One waiting message as it stands in the outbox. */
record OutboxRow(long position, String topic, String key, String value, Map<String, String> headers) {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("value"),
                headers(row.getString("headers")));
    }

    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> result =
                new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> result.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    private static Map<String, String> headers(@org.jspecify.annotations.Nullable String json) {
        try {
            return json == null ? Map.of() : WireFormat.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the outbox holds headers that are not a JSON object", impossible);
        }
    }
}
