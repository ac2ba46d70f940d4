package io.databerth.vault.redeem;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.messaging.Transactions;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.secrets.Safe;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens a secret for a service that may have it. */
@Singleton
public class RedeemSecret {
    /** A secret on its way to a service. */
    public record Redeemed(SecretReference reference, int version, Secret secret) {}

    private final DataSource store;
    private final SecretStore secrets;
    private final Safe safe;

    public RedeemSecret(DataSource store, SecretStore secrets, Safe safe) {
        this.store = store;
        this.secrets = secrets;
        this.safe = safe;
    }

    /** Without a version, the current one. */
    public Redeemed perform(CallingWorker caller, SecretReference reference, Optional<Integer> version)
            throws SQLException {
        caller.require(needed(reference));
        StoredSecret stored = Transactions.call(
                        store,
                        transaction -> version.isPresent()
                                ? secrets.find(transaction, reference, version.get())
                                : secrets.find(transaction, reference, SecretState.CURRENT))
                .filter(found -> !found.isForgotten(Instant.now()))
                .orElseThrow(() -> absent(reference, version));
        if (stored.state() == SecretState.PENDING) {
            caller.require(Permission.REDEEM_PENDING_PASSWORD);
        }
        return new Redeemed(reference, stored.version(), safe.open(stored));
    }

    private static Permission needed(SecretReference reference) {
        return switch (reference.purpose()) {
            case ADMIN, APP, USER -> Permission.REDEEM_CURRENT_PASSWORD;
            case TLS -> Permission.REDEEM_CERTIFICATE;
            case SOURCE -> Permission.REDEEM_SOURCE_PASSWORD;
        };
    }

    private static CodedException absent(SecretReference reference, Optional<Integer> version) {
        String which = version.map(number -> "version " + number).orElse("current version");
        return new CodedException(
                ErrorCode.NOT_FOUND, reference + " has no " + which + ": it is not made yet, or destroyed");
    }
}
