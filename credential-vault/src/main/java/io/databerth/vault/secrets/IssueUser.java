package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent.UserIssued;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.messaging.work.Work;
import io.databerth.vault.plan.Passwords;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the password of a further user, once: one that is there stays. Plans no steps: the operation belongs to the
 * provisioner, which makes the user.
 */
@Singleton
public class IssueUser {
    private final Safe safe;
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final Tickets tickets;

    public IssueUser(Safe safe, OwnerStore owners, SecretStore secrets, Tickets tickets) {
        this.safe = safe;
        this.owners = owners;
        this.secrets = secrets;
        this.tickets = tickets;
    }

    public void perform(CredentialCommand.IssueUser command, Work work) throws SQLException {
        AtomicReference<UserIssued> issued = new AtomicReference<>();
        work.inTransaction(transaction -> issued.set(ensure(transaction, command)));
        work.conclude(issued.get());
    }

    private UserIssued ensure(Connection transaction, CredentialCommand.IssueUser command) throws SQLException {
        if (owners.lock(transaction, command.database())
                .filter(owner -> !owner.revoked())
                .isEmpty()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    command.database() + " has no credentials: it is not there yet, or was deleted");
        }
        SecretReference password = SecretReference.passwordOf(command.database(), command.user());
        Optional<StoredSecret> known = secrets.find(transaction, password, SecretState.CURRENT);
        int version = known.isPresent()
                ? known.get().version()
                : safe.put(transaction, password, SecretState.CURRENT, Passwords.next(), Optional.empty());
        tickets.add(transaction, command.ticketHash(), password, version);
        return new UserIssued(command.operation(), command.database(), command.user(), version);
    }
}
