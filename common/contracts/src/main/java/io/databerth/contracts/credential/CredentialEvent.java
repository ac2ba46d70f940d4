package io.databerth.contracts.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the vault did. Public certificates may travel; keys and passwords never do. */
public sealed interface CredentialEvent extends Event {

    @WireName("credential.accepted")
    record Accepted(OperationId operation, DatabaseId database) implements CredentialEvent {}

    @WireName("credential.step-done")
    record StepDone(OperationId operation, DatabaseId database, Step step) implements CredentialEvent {}

    /** The secrets of a database exist; {@code caCertificate} is the PEM text that clients verify the server with. */
    @WireName("credential.issued")
    record Issued(
            OperationId operation,
            DatabaseId database,
            String username,
            int version,
            String caCertificate,
            Instant certificateExpires)
            implements CredentialEvent {}

    /** A further user has a password here. */
    @WireName("credential.user-issued")
    record UserIssued(OperationId operation, DatabaseId database, String user, int version)
            implements CredentialEvent {}

    /**
     * A new version of a user's password exists beside the current one; the provisioner applies it.
     *
     * @param user a further user; absent for the database's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("credential.rotation-prepared")
    record RotationPrepared(
            OperationId operation, DatabaseId database, long generation, int version, @Nullable String user)
            implements CredentialEvent {}

    /** The named version is the current one; the one before is destroyed. Ends rotate. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("credential.rotated")
    record Rotated(OperationId operation, DatabaseId database, int version, @Nullable String user)
            implements CredentialEvent {}

    /** Every password of a further user that is gone from the server is destroyed. Ends drop-user. */
    @WireName("credential.user-revoked")
    record UserRevoked(OperationId operation, DatabaseId database, String user) implements CredentialEvent {}

    /** Every secret of a deleted database is destroyed. */
    @WireName("credential.revoked")
    record Revoked(DatabaseId database) implements CredentialEvent {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("credential.failed")
    record Failed(OperationId operation, DatabaseId database, Failure failure, @Nullable String step)
            implements CredentialEvent {}
}
