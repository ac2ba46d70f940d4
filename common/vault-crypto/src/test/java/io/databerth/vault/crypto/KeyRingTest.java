package io.databerth.vault.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final Binding OWNER = Binding.authorityKey();
    private static final byte[] PLAIN = "content".getBytes(UTF_8);
    private final AesKey first = AesKey.random();
    private final AesKey second = AesKey.random();

    @Test
    void theNewestVersionSealsAndEveryVersionOpens() {
        SealedContent old = ring(1).seal(PLAIN, OWNER);
        assertThat(old.keyVersion()).isEqualTo(1);
        assertThat(ring(2).open(old, OWNER)).isEqualTo(PLAIN);
        assertThat(ring(2).seal(PLAIN, OWNER).keyVersion()).isEqualTo(2);
    }

    @Test
    void rewrappingLeavesTheContentAndFreesItFromTheOldKey() {
        SealedContent old = ring(1).seal(PLAIN, OWNER);
        SealedContent rewrapped = ring(2).rewrap(old, OWNER);
        assertThat(rewrapped.keyVersion()).isEqualTo(2);
        assertThat(rewrapped.content()).isEqualTo(old.content());
        TreeMap<Integer, AesKey> newestOnly = new TreeMap<>();
        newestOnly.put(2, second);
        assertThat(new KeyRing(newestOnly).open(rewrapped, OWNER)).isEqualTo(PLAIN);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new KeyRing(newestOnly).open(old, OWNER));
    }

    @Test
    void aDataKeyIsBoundToItsOwner() {
        SealedContent mine = ring(1).seal(PLAIN, OWNER);
        Binding other = Binding.keyEncryptionKey(7);
        SealedContent theirs = ring(1).seal(PLAIN, other);
        SealedContent mixed = new SealedContent(1, theirs.wrappedDataKey(), mine.content());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ring(1).open(mixed, OWNER));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ring(1).open(mine, other));
    }

    @Test
    void aBackupKeySurvivesItsTextAndOpensForItsOwnBackupOnly() {
        Binding backup = Binding.backupKey(DatabaseId.next(), BackupId.next());
        AesKey key = AesKey.random();
        String text = new WrappedBackupKey(1, ring(1).wrap(key, backup)).text();
        WrappedBackupKey read = WrappedBackupKey.parse(text, backup);
        assertThat(ring(2).unwrap(read.keyVersion(), read.key(), backup).bytes())
                .isEqualTo(key.bytes());
        Binding other = Binding.backupKey(DatabaseId.next(), BackupId.next());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ring(2).unwrap(read.keyVersion(), read.key(), other));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> WrappedBackupKey.parse("%", backup));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> WrappedBackupKey.parse("AAA=", backup));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ring(1).unwrap(9, read.key(), backup));
    }

    private KeyRing ring(int newest) {
        TreeMap<Integer, AesKey> keys = new TreeMap<>();
        keys.put(1, first);
        if (newest == 2) {
            keys.put(2, second);
        }
        return new KeyRing(keys);
    }
}
