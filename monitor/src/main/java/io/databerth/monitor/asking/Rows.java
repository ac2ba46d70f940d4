package io.databerth.monitor.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of a tenant as a sample shows them: what is called like a secret is masked, and long texts are cut. */
final class Rows {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(passw(or)?d|passphrase|secret|token|api_?key|private_?key|credential|card_?number|cvv|iban|\\bssn\\b|\\bpin\\b).*");
    private static final String MASK = "***";
    private static final int LONGEST_TEXT = 1024;

    private Rows() {}

    static List<ObjectNode> shown(List<ObjectNode> rows) {
        return rows.stream().map(Rows::object).toList();
    }

    private static ObjectNode object(ObjectNode row) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        row.properties()
                .forEach(field -> shown.set(
                        field.getKey(),
                        SECRET.matcher(field.getKey()).matches()
                                        && !field.getValue().isNull()
                                ? JsonNodeFactory.instance.textNode(MASK)
                                : value(field.getValue())));
        return shown;
    }

    private static JsonNode value(JsonNode value) {
        if (value instanceof ObjectNode nested) {
            return object(nested);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> shown.add(value(item)));
            return shown;
        }
        return value.isTextual() && value.textValue().length() > LONGEST_TEXT
                ? JsonNodeFactory.instance.textNode(value.textValue().substring(0, LONGEST_TEXT) + "...")
                : value;
    }
}
