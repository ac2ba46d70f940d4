package io.databerth.vault.plan;

import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Instant;

/** One rotation of a user's password to a new version, and what is known of it. */
public record Rotation(
        OperationId operation, SecretReference password, int version, Instant preparedAt, Outcome outcome) {

    public DatabaseId database() {
        return password.database();
    }

    /** What became of a rotation. */
    public sealed interface Outcome {}

    /** The database has not answered yet. */
    public record Open() implements Outcome {}

    /** The database accepts the version; it is the current one. */
    public record Promoted() implements Outcome {}

    /** The database still accepts the version before. */
    public record Refused(Failure failure) implements Outcome {}

    /** The database was deleted meanwhile. */
    public record Revoked() implements Outcome {}
}
