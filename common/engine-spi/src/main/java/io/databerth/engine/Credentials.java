package io.databerth.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users and passwords.
 *
 * @param kinds the credentials that must exist before the first start (ADMIN) or the bootstrap (APP)
 * @param database how inner databases are named; absent where the server has no such thing
 * @param urls what a client needs to connect, by client language
 * @param bootstrap makes the user and the user's database, or sets them right; can be repeated
 * @param login a real log-in as the user, over TCP with TLS checked against our authority
 * @param rotate sets the user's password
 * @param rotateBy how else, where no command can
 * @param revoke locks the user out, open sessions included
 * @param drop removes the user; what the user owns stays
 */
public record Credentials(
        Set<CredentialKind> kinds,
        NameRule username,
        Optional<NameRule> database,
        Map<String, Template> urls,
        Exec bootstrap,
        Exec login,
        Optional<Exec> rotate,
        Optional<RotateBy> rotateBy,
        Optional<Exec> revoke,
        Optional<Exec> drop) {
    /** Ways to change a password that are no command. */
    public enum RotateBy {
        /** The password stands in a file of the container alone, which is made anew. */
        RECREATION
    }

    public Credentials {
        if (rotate.isPresent() && rotateBy.isPresent()) {
            throw new IllegalArgumentException("give either rotate or rotateBy, not both");
        }
        if (kinds.contains(CredentialKind.SOURCE)) {
            throw new IllegalArgumentException("kinds are those of the server itself: admin, app");
        }
        kinds = Set.copyOf(kinds);
        urls = Map.copyOf(urls);
    }

    /** Whether the descriptor names a way to change the user's password. */
    public boolean rotates() {
        return rotate.isPresent() || rotateBy.isPresent();
    }
}
