package io.databerth.vault.redeem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads request bodies, and says nothing of one that cannot be read: the framework's own answers quote it. */
final class Bodies {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Bodies() {}

    static <T> T read(@Nullable String body, Class<T> type) {
        return read(body, JSON.constructType(type));
    }

    static <T> T read(@Nullable String body, TypeReference<T> type) {
        return read(body, JSON.constructType(type));
    }

    /** The parser's exception is left out, since it may quote a ticket. */
    @SuppressWarnings("UnusedException")
    private static <T> T read(@Nullable String body, JavaType type) {
        try {
            T request = body == null || body.isBlank() ? null : JSON.readValue(body, type);
            if (request != null) {
                return request;
            }
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static CodedException unreadable() {
        return new CodedException(ErrorCode.REQUEST_INVALID, "the body is not the JSON that this call expects");
    }
}
