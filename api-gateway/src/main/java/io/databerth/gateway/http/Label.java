package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that may stand in a host name and in a container's name: 1 to 40 lower-case letters, digits and single hyphens,
 * first a letter, last no hyphen. So no two labels differ only by case or by how a character is composed.
 */
public record Label(String text) {
    private static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile("[a-z](-?[a-z0-9])*+");

    public Label {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 40 lower-case letters, digits and single hyphens, start with a letter and not end with a hyphen");
        }
    }

    /** Reads the field or parameter {@code what}. */
    public static Label of(String what, @Nullable String text) {
        if (text == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, what + " is missing");
        }
        try {
            return new Label(text);
        } catch (IllegalArgumentException wrong) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, what + " " + wrong.getMessage());
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
