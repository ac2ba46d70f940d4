package io.databerth.engine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server is asked for a list. What the command prints is read as one JSON object a line, unless it says otherwise.
 *
 * @param lines a regular expression whose named groups are the fields of the item in a line; lines without a match are left out
 * @param items where in one JSON document (RFC 6901) the list is; of an object the members are the items, their names the field {@code name}
 * @param fields our name of a field and the printed one, which may be a JSON pointer; without any, names are taken as printed
 */
public record Listing(
        Subject subject, Exec exec, Optional<Pattern> lines, Optional<JsonPointer> items, Map<String, String> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Listing {
        fields = Map.copyOf(fields);
        if (lines.isPresent() && items.isPresent()) {
            throw new IllegalArgumentException("give either 'lines' or 'items', not both");
        }
    }

    /**
     * The items in what the command printed, in the subject's order.
     *
     * @throws IllegalArgumentException when it is not in the form that the descriptor says
     */
    public List<ObjectNode> read(String text) {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode printed : printed(text)) {
            ObjectNode item = fields.isEmpty() ? printed : renamed(printed);
            if (subject.key().isEmpty() || item.hasNonNull(subject.key())) {
                found.add(item);
            }
        }
        if (subject.order() == Subject.Order.BY_KEY) {
            found.sort(Comparator.comparing(item -> item.path(subject.key()).asText()));
        }
        return found;
    }

    private List<ObjectNode> printed(String text) {
        if (lines.isPresent()) {
            return text.lines()
                    .map(lines.get()::matcher)
                    .filter(Matcher::find)
                    .map(this::groups)
                    .toList();
        }
        if (items.isPresent()) {
            return members(json(text).at(items.get()));
        }
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(Listing::json)
                .map(Listing::object)
                .toList();
    }

    private ObjectNode groups(Matcher line) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        lines.orElseThrow().namedGroups().keySet().stream()
                .sorted()
                .filter(name -> line.group(name) != null)
                .forEach(name -> put(item, name, line.group(name)));
        return item;
    }

    /** What is made of digits is a number, unless it is what the item is called. */
    private void put(ObjectNode item, String name, String text) {
        if (!name.equals(subject.key()) && text.matches("[0-9]{1,18}")) {
            item.put(name, Long.parseLong(text));
        } else {
            item.put(name, text);
        }
    }

    private static List<ObjectNode> members(JsonNode list) {
        List<ObjectNode> found = new ArrayList<>();
        if (list.isObject()) {
            list.properties().forEach(member -> {
                ObjectNode item = member.getValue() instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode().set("value", member.getValue());
                found.add(item.put("name", member.getKey()));
            });
        } else {
            list.forEach(item -> found.add(
                    item.isObject()
                            ? object(item)
                            : JsonNodeFactory.instance.objectNode().set("name", item)));
        }
        return found;
    }

    private ObjectNode renamed(ObjectNode printed) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(fields).forEach((ours, theirs) -> {
            JsonNode value = theirs.startsWith("/") ? printed.at(theirs) : printed.path(theirs);
            if (!value.isMissingNode() && !value.isNull()) {
                item.set(ours, value);
            }
        });
        return item;
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("an item is no JSON object");
    }

    /** The parser's own exception is left out: it may quote rows of a tenant. */
    @SuppressWarnings("UnusedException")
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the answer is not JSON");
        }
    }
}
