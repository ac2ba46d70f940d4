package io.databerth.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.databerth.messaging.WireFormat;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** A small value that is read and written as a whole, so that a row needs no tables beside it. */
public class JsonColumn<T> implements AttributeConverter<T, String> {
    private final TypeReference<T> type;

    protected JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : WireFormat.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("our own records are always JSON", impossible);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? null : WireFormat.mapper().readValue(text, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a column holds JSON of another form", foreign);
        }
    }
}
