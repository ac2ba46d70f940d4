package io.databerth.vault.store;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import java.time.Instant;
import java.util.Optional;

/** A version of a secret that is not destroyed; {@code expires} is there for certificates. */
public record StoredSecret(
        SecretReference reference, int version, SecretState state, SealedContent sealed, Optional<Instant> expires) {

    public Binding binding() {
        return Binding.secret(reference, version);
    }
}
