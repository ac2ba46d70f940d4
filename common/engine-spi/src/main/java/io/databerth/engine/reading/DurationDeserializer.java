package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}. */
final class DurationDeserializer extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    DurationDeserializer() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Matcher matcher = TEXT.matcher(parser.getText());
        if (!matcher.matches()) {
            throw JsonMappingException.from(
                    parser, "'" + parser.getText() + "' is not a duration: write for example 500ms, 30s, 5m or 2h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case String hours -> Duration.ofHours(count);
        };
    }
}
