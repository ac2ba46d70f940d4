package io.databerth.engine.reading;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Template;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The YAML of descriptors: unknown, repeated and missing keys are errors; absent lists and maps are empty. */
final class DescriptorYaml {
    private static final JsonMapper MAPPER = mapper();

    private DescriptorYaml() {}

    static JsonMapper shared() {
        return MAPPER;
    }

    private static JsonMapper mapper() {
        var types = new SimpleModule()
                .addDeserializer(Template.class, new TemplateDeserializer())
                .addDeserializer(Duration.class, new DurationDeserializer())
                .addDeserializer(LocalDate.class, new DateDeserializer());
        var builder = JsonMapper.builder(new YAMLFactory())
                .addModule(new Jdk8Module())
                .addModule(types)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (Class<?> container : List.of(List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    container, config -> config.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }

    /** What went wrong, where, and what to do. */
    static InvalidEngineException explain(String place, JsonProcessingException failure) {
        String line = line(failure.getLocation());
        String problem =
                switch (failure) {
                    case UnrecognizedPropertyException unknown ->
                        "unknown key '" + unknown.getPropertyName() + "' in " + path(unknown)
                                + ": remove it or correct its spelling; known here: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "));
                    case JsonMappingException wrong -> path(wrong) + ": " + cause(wrong);
                    case JsonProcessingException malformed -> "this is not YAML: " + malformed.getOriginalMessage();
                };
        return new InvalidEngineException(place + line + ": " + problem, failure);
    }

    private static String cause(JsonMappingException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        // Jackson reports a missing key before an unknown one, so a misspelt key comes out here.
        return wrong.getOriginalMessage().contains("creator property")
                ? "this key is missing: add it, or correct the spelling of the key that should be it"
                : wrong.getOriginalMessage();
    }

    private static String line(JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : " line " + location.getLineNr();
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the file" : path.substring(path.startsWith(".") ? 1 : 0);
    }
}
