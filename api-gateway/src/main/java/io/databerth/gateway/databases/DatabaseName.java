package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.http.Label;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The name that a person gives a database, and the names inside the server that follow from it. */
public record DatabaseName(Label label) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String USER_PREFIX = "db_user_";
    private static final String USER_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int USER_LENGTH = 6;

    static DatabaseName of(@Nullable String text) {
        return new DatabaseName(Label.of("name", text));
    }

    /** The inner database's name; refused when the engine keeps that name for itself. */
    String innerDatabase(EngineVersion version) {
        String inner = label.text().replace('-', '_');
        version.credentials()
                .flatMap(Credentials::database)
                .flatMap(rule -> rule.refusal(inner))
                .ifPresent(reason -> {
                    throw new CodedException(
                            ErrorCode.REQUEST_INVALID, "name cannot be used with this engine: " + reason);
                });
        return inner;
    }

    /** A new log-in: {@code db_user_} and six of a to z and 0 to 9. */
    static String newUsername() {
        StringBuilder name = new StringBuilder(USER_PREFIX);
        for (int i = 0; i < USER_LENGTH; i++) {
            name.append(USER_CHARACTERS.charAt(RANDOM.nextInt(USER_CHARACTERS.length())));
        }
        return name.toString();
    }
}
