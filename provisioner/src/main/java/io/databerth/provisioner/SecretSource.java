package io.databerth.provisioner;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.RedeemedPassword;
import io.databerth.vault.client.ServerCertificate;
import java.util.Optional;

/**
 * Where secrets come from. Empty means that there is none (yet); a source that cannot be asked fails with a
 * {@link io.databerth.contracts.CodedException} of VAULT_UNAVAILABLE.
 */
public interface SecretSource {
    /** The version that the server accepts now. */
    Optional<RedeemedPassword> password(SecretReference reference);

    /** A named version, which may be one that waits to be applied. */
    Optional<RedeemedPassword> password(SecretReference reference, int version);

    Optional<ServerCertificate> certificate(DatabaseId database);

    /** A named version, which may be one that no server has shown yet. */
    Optional<ServerCertificate> certificate(DatabaseId database, int version);
}
