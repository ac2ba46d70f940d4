package io.databerth.contracts.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.databerth.contracts.ids.DatabaseId;
import java.util.Locale;

/** Names a secret in the vault without saying it: {@code <database id>/<purpose>}. */
public record SecretReference(DatabaseId database, Purpose purpose) {

    /** What a secret is for. */
    public enum Purpose {
        /** The platform's own account inside the server. */
        ADMIN,
        /** The user's password. */
        APP,
        /** Private key and certificate chain of the server. */
        TLS
    }

    @JsonCreator
    public static SecretReference parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected <database id>/<purpose>");
        }
        return new SecretReference(
                DatabaseId.parse(text.substring(0, slash)),
                Purpose.valueOf(text.substring(slash + 1).toUpperCase(Locale.ROOT)));
    }

    @JsonValue
    @Override
    public String toString() {
        return database + "/" + purpose.name().toLowerCase(Locale.ROOT);
    }
}
