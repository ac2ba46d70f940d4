package io.databerth.vault.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.Transactions;
import io.databerth.vault.VaultInside;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import io.databerth.vault.secrets.Authority;
import io.databerth.vault.secrets.Safe;
import io.databerth.vault.secrets.TargetKeys;
import io.databerth.vault.store.AuthorityStore;
import io.databerth.vault.store.EncryptionKeyStore;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.TargetKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final int MANY = RenewKeys.BATCH + 20;
    private final DataSource store = VaultInside.migratedStore();
    private final Path rootKey = TestServers.directory("keys").resolve("root.key");
    private final SecretStore secrets = new SecretStore();
    private final AuthorityStore authorities = new AuthorityStore();
    private final TargetKeyStore targetKeys = new TargetKeyStore();

    @Test
    void aNewStartOpensWhatTheOneBeforeSealed() {
        SealedContent sealed = open().ring().seal("content".getBytes(UTF_8), Binding.authorityKey());
        assertThat(open().ring().open(sealed, Binding.authorityKey())).isEqualTo("content".getBytes(UTF_8));
    }

    @Test
    void withoutItsRootKeyTheStoreStaysClosed() throws IOException {
        open();
        Files.delete(rootKey);
        assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("is missing");
        assertThat(rootKey).doesNotExist();
    }

    @Test
    void anotherRootKeyIsRefused() throws IOException {
        open();
        Files.write(rootKey, new byte[32]);
        assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("is not the root key");
    }

    @Test
    void aKeyIsRenewedOnlyWhenItIsOldEnough() throws SQLException {
        Keys keys = open();
        assertThat(keys.renew(Duration.ofDays(90))).isFalse();
        age();
        assertThat(keys.renew(Duration.ofDays(90))).isTrue();
        assertThat(keys.renew(Duration.ofDays(90))).isFalse();
        assertThat(keys.ring().newestVersion()).isEqualTo(1);
        keys.refresh();
        assertThat(keys.ring().newestVersion()).isEqualTo(2);
    }

    @Test
    void oldDataKeysAreWrappedAnewSomeAtATimeAndEverythingStillOpens() throws SQLException {
        Keys keys = open();
        Safe safe = new Safe(keys, secrets);
        String authority = new Authority(store, keys, authorities).open().certificatePem();
        List<DatabaseId> databases =
                Stream.generate(DatabaseId::next).limit(MANY).toList();
        fill(safe, databases);
        TargetKeys targets = new TargetKeys(store, keys, targetKeys);
        TargetId target = TargetId.next();
        targets.keep(target, Secret.of("of a bucket"));
        age();
        RenewKeys renew = new RenewKeys(store, keys, secrets, authorities, targetKeys);
        assertThat(renew.perform(Duration.ofDays(90))).isEqualTo(RenewKeys.BATCH + 2);
        assertThat(renew.perform(Duration.ofDays(90))).isEqualTo(MANY - RenewKeys.BATCH);
        assertThat(renew.perform(Duration.ofDays(90))).isZero();
        Safe reopened = new Safe(open(), secrets);
        for (DatabaseId database : databases) {
            assertThat(read(reopened, database)).isEqualTo("secret of " + database);
        }
        assertThat(new Authority(store, keys, authorities).open().certificatePem())
                .isEqualTo(authority);
        assertThat(targets.of(target)).isEqualTo(Secret.of("of a bucket"));
    }

    @Test
    void aVaultThatRunsLearnsAVersionThatAnotherAdded() throws SQLException {
        Keys first = open();
        Keys second = open();
        age();
        second.renew(Duration.ofDays(90));
        second.refresh();
        SealedContent sealed = second.ring().seal(new byte[1], Binding.authorityKey());
        assertThat(first.ringWith(sealed.keyVersion()).open(sealed, Binding.authorityKey()))
                .hasSize(1);
    }

    private Keys open() {
        return Keys.open(store, new EncryptionKeyStore(), new RootKeyFile(rootKey));
    }

    private void age() throws SQLException {
        Transactions.run(store, transaction -> {
            try (var statement = transaction.createStatement()) {
                statement.executeUpdate("update key_encryption_key set created_at = created_at - interval '91 days'");
            }
        });
    }

    private void fill(Safe safe, List<DatabaseId> databases) throws SQLException {
        Transactions.run(store, transaction -> {
            for (DatabaseId database : databases) {
                new OwnerStore().add(transaction, database, "u");
                Secret secret = Secret.of("secret of " + database);
                safe.put(transaction, app(database), SecretState.CURRENT, secret, Optional.empty());
            }
        });
    }

    private String read(Safe safe, DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> secrets.find(transaction, app(database), SecretState.CURRENT))
                .map(stored -> safe.open(stored).reveal())
                .orElseThrow();
    }

    private static SecretReference app(DatabaseId database) {
        return new SecretReference(database, Purpose.APP);
    }
}
