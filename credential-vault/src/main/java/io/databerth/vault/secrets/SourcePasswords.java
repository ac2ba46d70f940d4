package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.OwnerStore.Owner;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Passwords for servers elsewhere, each for the import of one backup: they are people's own, so they are kept until that has
 * ended, and in no case for longer than {@code life}.
 */
public record SourcePasswords(Safe safe, OwnerStore owners, SecretStore secrets, Duration life) {

    /** STATE_CONFLICT when the database has no secrets here, or has one for this backup. */
    public void deposit(Connection transaction, DatabaseId database, BackupId backup, Secret password)
            throws SQLException {
        Optional<Owner> owner = owners.lock(transaction, database);
        SecretReference reference = SecretReference.ofImport(database, backup);
        if (owner.filter(known -> !known.revoked()).isEmpty() || secrets.nextVersion(transaction, reference) > 1) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, database + " is not there, or " + backup + " has its password already");
        }
        Instant end = Instant.now().plus(life);
        safe.put(transaction, reference, SecretState.CURRENT, password, Optional.of(end));
    }

    public void forget(Connection transaction, DatabaseId database, BackupId backup) throws SQLException {
        secrets.destroyAll(transaction, SecretReference.ofImport(database, backup));
    }

    public int forgetExpired(Connection transaction) throws SQLException {
        return secrets.destroyExpired(transaction, Purpose.SOURCE);
    }
}
