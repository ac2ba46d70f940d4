package io.databerth.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.WireTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as bytes: the structured JSON form of CloudEvents 1.0. Unknown fields are passed over, since JSON only grows. */
public final class WireFormat {
    private static final String SPEC_VERSION = "1.0";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private WireFormat() {}

    /** The mapper of the wire, for other places that read or write contract types. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] encode(Envelope<?> envelope) {
        return text(envelope).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Envelope<?> envelope) {
        ObjectNode node = MAPPER.createObjectNode().put("specversion", SPEC_VERSION);
        node.setAll((ObjectNode) MAPPER.valueToTree(envelope));
        node.put("datacontenttype", "application/json");
        return node.toString();
    }

    public static Decoded decode(byte @Nullable [] value) {
        if (value == null) {
            return new Decoded.Malformed("the record has no value");
        }
        try {
            return decode(MAPPER.readTree(value));
        } catch (IOException notJson) {
            return new Decoded.Malformed("not JSON: " + firstLine(notJson));
        }
    }

    private static Decoded decode(JsonNode node) {
        try {
            UUID id = UUID.fromString(node.path("id").asText());
            String type = node.path("type").asText();
            if (!SPEC_VERSION.equals(node.path("specversion").asText()) || type.isEmpty()) {
                return new Decoded.Malformed("not a CloudEvents 1.0 envelope");
            }
            Optional<Class<? extends Message>> known = WireTypes.classOf(type);
            return known.isPresent() ? known(node, id, type, known.get()) : new Decoded.Unknown(id, type);
        } catch (IllegalArgumentException | JsonProcessingException | NullPointerException misfit) {
            return new Decoded.Malformed(firstLine(misfit));
        }
    }

    private static Decoded known(JsonNode node, UUID id, String type, Class<? extends Message> messageClass)
            throws JsonProcessingException {
        Message message = MAPPER.treeToValue(node.path("data"), messageClass);
        if (message == null || message.database() == null) {
            return new Decoded.Malformed("the data names no database");
        }
        return new Decoded.Known(new Envelope<>(
                id,
                node.path("source").asText(),
                type,
                node.path("subject").asText(),
                Instant.parse(node.path("time").asText()),
                node.path("traceparent").textValue(),
                message));
    }

    /** Jackson's messages quote the input after the first line; a record's content does not belong into reasons. */
    private static String firstLine(Exception exception) {
        String text = exception instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(exception.getMessage());
        return exception.getClass().getSimpleName() + ": "
                + text.lines().findFirst().orElse("");
    }
}
