package io.databerth.contracts.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names a secret in the vault without saying it: {@code <database id>/<purpose>}, with {@code /<name>} behind it where a
 * database has several of that purpose.
 *
 * @param name of a further user, or the id of the backup that is imported; absent for every other purpose
 */
public record SecretReference(DatabaseId database, Purpose purpose, @Nullable String name) {

    /** What a secret is for. */
    public enum Purpose {
        /** The platform's own account inside the server. */
        ADMIN,
        /** The user's password. */
        APP,
        /** Private key and certificate chain of the server. */
        TLS,
        /** The password of a further user. */
        USER,
        /** The password for a server elsewhere, for the time of an import. */
        SOURCE;

        private boolean isNamed() {
            return this == USER || this == SOURCE;
        }
    }

    public SecretReference {
        if (purpose.isNamed() != (name != null) || (name != null && name.isEmpty())) {
            throw new IllegalArgumentException(
                    "the secret of a further user or of an import, and no other, has a name");
        }
    }

    public SecretReference(DatabaseId database, Purpose purpose) {
        this(database, purpose, null);
    }

    /** The password of the database's own user, or of a further one when it is named. */
    public static SecretReference passwordOf(DatabaseId database, @Nullable String user) {
        return user == null
                ? new SecretReference(database, Purpose.APP)
                : new SecretReference(database, Purpose.USER, user);
    }

    /** The password for the server that the backup's content comes from. */
    public static SecretReference ofImport(DatabaseId database, BackupId backup) {
        return new SecretReference(database, Purpose.SOURCE, backup.toString());
    }

    @JsonCreator
    public static SecretReference parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("expected <database id>/<purpose>");
        }
        return new SecretReference(
                DatabaseId.parse(parts[0]),
                Purpose.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                parts.length == 3 ? parts[2] : null);
    }

    @JsonValue
    @Override
    public String toString() {
        String text = database + "/" + purpose.name().toLowerCase(Locale.ROOT);
        return name == null ? text : text + "/" + name;
    }
}
