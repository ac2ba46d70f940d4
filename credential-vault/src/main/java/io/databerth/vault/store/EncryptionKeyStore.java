package io.databerth.vault.store;

import io.databerth.vault.crypto.Ciphertext;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The wrapped versions of the key-encryption key. None is ever removed, since backups of any age name them. */
@Singleton
public class EncryptionKeyStore {
    /** A key-encryption key under the root key. */
    public record WrappedKey(int version, Ciphertext wrapped) {}

    /** Until the transaction ends no other vault reads or adds keys: each waits for the other's. */
    public void lock(Connection transaction) throws SQLException {
        Rows.first(
                transaction,
                row -> true,
                "select pg_advisory_xact_lock(hashtext('vault-keys'), hashtext(current_schema()))");
    }

    public List<WrappedKey> all(Connection transaction) throws SQLException {
        return Rows.all(
                transaction,
                row -> new WrappedKey(row.getInt("version"), Ciphertext.of(row.getBytes("wrapped"))),
                "select version, wrapped from key_encryption_key order by version");
    }

    public void add(Connection transaction, WrappedKey key) throws SQLException {
        Rows.change(
                transaction,
                "insert into key_encryption_key (version, wrapped) values (?, ?)",
                key.version(),
                key.wrapped().bytes());
    }

    public boolean newestIsOlderThan(Connection transaction, Duration age) throws SQLException {
        return Rows.first(
                        transaction,
                        row -> row.getBoolean(1),
                        """
                        select coalesce(max(created_at) < now() - make_interval(secs => ?), false)
                        from key_encryption_key
                        """,
                        (double) age.toSeconds())
                .orElseThrow();
    }
}
