package io.databerth.provisioner;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.client.RedeemedPassword;
import io.databerth.vault.client.ServerCertificate;
import io.databerth.vault.client.VaultClient;
import java.util.Optional;
import java.util.function.Supplier;

/** The credential vault as the source of secrets. */
public final class VaultSecrets implements SecretSource {
    private final VaultClient vault;

    public VaultSecrets(VaultClient vault) {
        this.vault = vault;
    }

    @Override
    public Optional<RedeemedPassword> password(SecretReference reference) {
        return ifIssued(() -> vault.redeemPassword(reference));
    }

    @Override
    public Optional<RedeemedPassword> password(SecretReference reference, int version) {
        return ifIssued(() -> vault.redeemPassword(reference, version));
    }

    @Override
    public Optional<ServerCertificate> certificate(DatabaseId database) {
        return ifIssued(() -> vault.redeemCertificate(database));
    }

    @Override
    public Optional<ServerCertificate> certificate(DatabaseId database, int version) {
        return ifIssued(() -> vault.redeemCertificate(database, version));
    }

    private static <T> Optional<T> ifIssued(Supplier<T> redemption) {
        try {
            return Optional.of(redemption.get());
        } catch (NotYetIssued absent) {
            return Optional.empty();
        }
    }
}
