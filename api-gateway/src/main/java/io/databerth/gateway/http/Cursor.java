package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the next page of one collection begins; opaque to clients, and refused by every other collection. */
public record Cursor(String collection, String position) {
    private static final int LONGEST = 512;
    private static final char SEPARATOR = '|';

    @Override
    public String toString() {
        byte[] text = (collection + SEPARATOR + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The position that a client handed back, read by {@code reader}; empty when the client asked for the first page. */
    public static <T> Optional<T> position(String collection, @Nullable String text, Function<String, T> reader) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(decode(collection, text)));
        } catch (IllegalArgumentException foreign) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "the cursor is not one of this collection; repeat the request without it",
                    foreign);
        }
    }

    private static String decode(String collection, String text) {
        String prefix = collection + SEPARATOR;
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        if (!plain.startsWith(prefix)) {
            throw new IllegalArgumentException("of another collection");
        }
        return plain.substring(prefix.length());
    }
}
