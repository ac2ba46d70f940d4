package io.databerth.gateway.tokens;

import com.fasterxml.jackson.annotation.JsonValue;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one token; written {@code tok-} and 32 hexadecimal digits. */
public record TokenId(UUID value) {
    private static final String PREFIX = "tok-";
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    static TokenId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new CodedException(ErrorCode.NOT_FOUND, "there is no such token");
        }
        return new TokenId(UUID.fromString(matcher.replaceAll("$1-$2-$3-$4-$5")));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + value.toString().replace("-", "");
    }
}
