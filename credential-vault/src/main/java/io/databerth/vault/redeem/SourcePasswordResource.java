package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.secrets.SourcePasswords;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes the password for a server elsewhere before anybody is asked to copy its content. */
@Path("/internal/v1/source-passwords")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SourcePasswordResource {
    private final DataSource store;
    private final SourcePasswords passwords;
    private final Audit audit;

    /** {@code backup} is what the content becomes. */
    public record Request(DatabaseId database, BackupId backup, String password) {
        public Request {
            Objects.requireNonNull(database);
            Objects.requireNonNull(backup);
            Objects.requireNonNull(password);
        }

        @Override
        public String toString() {
            return "a password for " + backup;
        }
    }

    /** Whose password is not needed after all. */
    public record Withdrawal(DatabaseId database, BackupId backup) {
        public Withdrawal {
            Objects.requireNonNull(database);
            Objects.requireNonNull(backup);
        }
    }

    /** For which backup it is, or was, kept. */
    public record Answer(BackupId backup) {}

    public SourcePasswordResource(DataSource store, SourcePasswords passwords, Audit audit) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
    }

    @POST
    public Answer deposit(@Context ContainerRequestContext context, @Nullable String body) {
        Request request = Bodies.read(body, Request.class);
        Secret password = Secret.of(request.password());
        return changed(
                context,
                "deposit-source-password",
                request.backup(),
                transaction -> passwords.deposit(transaction, request.database(), request.backup(), password));
    }

    /** Of an import that was not accepted. */
    @POST
    @Path("/withdraw")
    public Answer withdraw(@Context ContainerRequestContext context, @Nullable String body) {
        Withdrawal request = Bodies.read(body, Withdrawal.class);
        return changed(
                context,
                "withdraw-source-password",
                request.backup(),
                transaction -> passwords.forget(transaction, request.database(), request.backup()));
    }

    private Answer changed(
            ContainerRequestContext context, String action, BackupId backup, Transactions.Action change) {
        CallingWorker caller = callerOf(context);
        return audit.of(
                caller,
                action,
                backup,
                () -> {
                    caller.require(Permission.DEPOSIT_SOURCE_PASSWORD);
                    Transactions.run(store, change);
                    return new Answer(backup);
                },
                done -> "done");
    }
}
