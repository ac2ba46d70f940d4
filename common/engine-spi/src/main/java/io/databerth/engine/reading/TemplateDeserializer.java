package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.databerth.engine.Template;
import java.io.IOException;

/** A template is a text, or {@code {file: name}} for a file of the same folder. */
final class TemplateDeserializer extends StdDeserializer<Template> {
    private static final long serialVersionUID = 1L;
    static final String FOLDER = "folder";

    TemplateDeserializer() {
        super(Template.class);
    }

    @Override
    public Template deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        try {
            return Template.of(node.isValueNode() && !node.isNull() ? node.asText() : file(node, context));
        } catch (IllegalArgumentException malformed) {
            throw JsonMappingException.from(parser, malformed.getMessage(), malformed);
        }
    }

    private static String file(JsonNode node, DeserializationContext context) {
        JsonNode name = node.get("file");
        if (name == null || !name.isTextual() || node.size() != 1) {
            throw new IllegalArgumentException("a template is a text, or {file: name} for a file of this folder");
        }
        if (context.getAttribute(FOLDER) instanceof EngineFolder folder) {
            String text = folder.files().get(name.asText());
            if (text != null) {
                return text;
            }
        }
        throw new IllegalArgumentException("there is no file '" + name.asText() + "' in this folder");
    }
}
