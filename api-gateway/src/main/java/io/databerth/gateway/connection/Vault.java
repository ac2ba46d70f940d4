package io.databerth.gateway.connection;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.RevealedCredentials;
import io.databerth.vault.client.VaultClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
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
        return Uni.createFrom()
                .item(() -> client.redeemTicket(database, ticket))
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
