package io.databerth.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.databerth.contracts.ids.Uuid7;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message with its CloudEvents 1.0 attributes in structured JSON form; {@code id} is unique for ever and names the
 * fact, so that a record that arrives twice is known to be one. {@code traceparent} follows W3C Trace Context.
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "traceparent", "data"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope<M extends Message>(
        UUID id, String source, String type, String subject, Instant time, @Nullable String traceparent, M data) {

    public static <M extends Message> Envelope<M> of(String source, M message) {
        return of(source, message, null);
    }

    public static <M extends Message> Envelope<M> of(String source, M message, @Nullable String traceparent) {
        return new Envelope<>(
                Uuid7.next(),
                source,
                WireTypes.nameOf(message),
                message.database().toString(),
                Instant.now(),
                traceparent,
                message);
    }
}
