package io.databerth.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.byteArrays;
import static org.quicktheories.generators.Generate.bytes;
import static org.quicktheories.generators.SourceDSL.integers;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class AesKeyTest {
    private static final DatabaseId DATABASE = DatabaseId.next();
    private static final SecretReference APP = new SecretReference(DATABASE, Purpose.APP);
    private static final Binding OWNER = Binding.secret(APP, 1);
    private final AesKey key = AesKey.random();

    @Test
    void whatIsSealedOpensForTheSameOwner() {
        qt().forAll(plains()).check(plain -> Arrays.equals(key.open(key.seal(plain, OWNER), OWNER), plain));
    }

    @Test
    void noOtherOwnerOpensIt() {
        SecretReference admin = new SecretReference(DATABASE, Purpose.ADMIN);
        SecretReference stranger = new SecretReference(DatabaseId.next(), Purpose.APP);
        List<Binding> others = List.of(
                Binding.secret(APP, 2),
                Binding.secret(APP, 11),
                Binding.secret(admin, 1),
                Binding.secret(stranger, 1),
                Binding.authorityKey(),
                Binding.keyEncryptionKey(1),
                Binding.backupKey(DATABASE, BackupId.next()),
                OWNER.dataKey());
        Ciphertext sealed = key.seal(new byte[] {1, 2, 3}, OWNER);
        for (Binding other : others) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> key.open(sealed, other));
        }
    }

    @Test
    void aChangedBitAnywhereIsRefused() {
        qt().forAll(plains(), integers().all()).check((plain, chosen) -> {
            byte[] sealed = key.seal(plain, OWNER).bytes();
            int bit = Math.floorMod(chosen, sealed.length * Byte.SIZE);
            sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            return isRefused(key, sealed);
        });
    }

    @Test
    void everyCutIsRefused() {
        byte[] sealed = key.seal(new byte[] {1, 2, 3}, OWNER).bytes();
        for (int length = 0; length < sealed.length; length++) {
            assertThat(isRefused(key, Arrays.copyOf(sealed, length))).isTrue();
        }
    }

    @Test
    void anotherKeyIsRefused() {
        assertThat(isRefused(AesKey.random(), key.seal(new byte[8], OWNER).bytes()))
                .isTrue();
    }

    @Test
    void theSameContentIsSealedDifferentlyEachTime() {
        assertThat(key.seal(new byte[8], OWNER)).isNotEqualTo(key.seal(new byte[8], OWNER));
    }

    @Test
    void aKeyHasThirtyTwoBytesAndPrintsNone() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> AesKey.of(new byte[16]));
        assertThat(key).hasToString("***");
    }

    private static boolean isRefused(AesKey key, byte[] sealed) {
        try {
            key.open(Ciphertext.of(sealed), OWNER);
            return false;
        } catch (Refused expected) {
            return true;
        }
    }

    private static Gen<byte[]> plains() {
        return byteArrays(integers().between(0, 200), bytes(Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0));
    }
}
