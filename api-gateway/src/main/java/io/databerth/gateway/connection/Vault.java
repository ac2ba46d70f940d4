package io.databerth.gateway.connection;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.KeptCertificate;
import io.databerth.vault.client.RevealedCredentials;
import io.databerth.vault.client.VaultClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to the vault; its client blocks, so it is called on a worker thread. */
@ApplicationScoped
public class Vault {
    private final VaultClient client;

    @Inject
    Vault(
            @ConfigProperty(name = "databerth.vault.url") URI url,
            @ConfigProperty(name = "databerth.service-key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "databerth.data-directory") Path dataDirectory) {
        this.client =
                new VaultClient(url, keyFile.orElse(dataDirectory.resolve("secrets/service-keys/api-gateway.key")));
    }

    Uni<RevealedCredentials> redeem(DatabaseId database, Secret ticket) {
        return asked(() -> client.redeemTicket(database, ticket));
    }

    /** Keeps the password for the server that the backup's content is to come from. */
    public Uni<Void> deposit(DatabaseId database, BackupId backup, Secret password) {
        return done(() -> client.depositSourcePassword(database, backup, password));
    }

    /** Of an import that was not accepted. What cannot be taken back now is forgotten by the vault itself. */
    public Uni<Void> withdraw(DatabaseId database, BackupId backup) {
        return done(() -> client.withdrawSourcePassword(database, backup))
                .onFailure()
                .recoverWithNull();
    }

    Uni<KeptCertificate> provide(DatabaseId database, List<String> names, String chain, Secret key, String authority) {
        return asked(() -> client.provideCertificate(database, names, chain, key, authority));
    }

    Uni<KeptCertificate> renew(DatabaseId database, List<String> names) {
        return asked(() -> client.renewCertificate(database, names));
    }

    private static Uni<Void> done(Runnable call) {
        return asked(() -> {
                    call.run();
                    return true;
                })
                .replaceWithVoid();
    }

    private static <T> Uni<T> asked(Supplier<T> call) {
        return Uni.createFrom()
                .item(call)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(Vault::refusesUs)
                .transform(refused -> new CodedException(
                        ErrorCode.VAULT_UNAVAILABLE, "the vault does not accept this gateway's key", refused));
    }

    /** Not the caller's fault, so the caller must not be told to bring another token. */
    private static boolean refusesUs(Throwable fault) {
        return fault instanceof CodedException coded
                && (coded.failure().code() == ErrorCode.UNAUTHENTICATED
                        || coded.failure().code() == ErrorCode.FORBIDDEN);
    }
}
