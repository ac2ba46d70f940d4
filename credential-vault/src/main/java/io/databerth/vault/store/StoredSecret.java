package io.databerth.vault.store;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import java.time.Instant;
import java.util.Optional;

/** A version of a secret that is not destroyed; {@code expires} is there for certificates, and for what is kept for a time only. */
public record StoredSecret(
        SecretReference reference, int version, SecretState state, SealedContent sealed, Optional<Instant> expires) {

    /** Whether it must not be given out any more. What a certificate of the past is good for, its reader decides. */
    public boolean isForgotten(Instant now) {
        return reference.purpose() == Purpose.SOURCE
                && expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    public Binding binding() {
        return Binding.secret(reference, version);
    }
}
