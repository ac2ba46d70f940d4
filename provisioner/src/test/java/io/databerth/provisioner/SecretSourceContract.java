package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.RedeemedPassword;
import org.junit.jupiter.api.Test;

/** What every source of secrets must do. */
interface SecretSourceContract {
    /** A source that holds version 1 (current) and version 2 (prepared) of the user's password of the database. */
    SecretSource sourceOf(DatabaseId database);

    /** From now on the source cannot be asked. */
    void goAway();

    @Test
    default void whatIsNotIssuedIsEmpty() {
        SecretSource source = sourceOf(DatabaseId.next());
        DatabaseId unknown = DatabaseId.next();
        assertThat(source.password(new SecretReference(unknown, Purpose.APP))).isEmpty();
        assertThat(source.certificate(unknown)).isEmpty();
        assertThat(source.certificate(unknown, 1)).isEmpty();
    }

    @Test
    default void thePreparedVersionIsNotTheCurrentOne() {
        DatabaseId database = DatabaseId.next();
        SecretSource source = sourceOf(database);
        var reference = new SecretReference(database, Purpose.APP);
        RedeemedPassword current = source.password(reference).orElseThrow();
        RedeemedPassword prepared = source.password(reference, 2).orElseThrow();
        assertThat(current.version()).isEqualTo(1);
        assertThat(prepared.version()).isEqualTo(2);
        assertThat(prepared.password()).isNotEqualTo(current.password());
        assertThat(source.password(reference, 3)).isEmpty();
    }

    @Test
    default void aCertificateComesWithItsKey() {
        DatabaseId database = DatabaseId.next();
        assertThat(sourceOf(database).certificate(database)).isPresent();
    }

    @Test
    default void aSourceThatIsAwayIsNotMistakenForAnEmptyOne() {
        DatabaseId database = DatabaseId.next();
        SecretSource source = sourceOf(database);
        goAway();
        assertThatThrownBy(() -> source.password(new SecretReference(database, Purpose.APP)))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        away -> assertThat(away.failure().code()).isEqualTo(ErrorCode.VAULT_UNAVAILABLE));
    }
}
