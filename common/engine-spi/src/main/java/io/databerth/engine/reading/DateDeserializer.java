package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as ISO 8601 writes them. */
final class DateDeserializer extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    DateDeserializer() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return LocalDate.parse(parser.getText());
        } catch (DateTimeParseException malformed) {
            throw JsonMappingException.from(
                    parser, "'" + parser.getText() + "' is not a day: write for example 2029-11-08", malformed);
        }
    }
}
