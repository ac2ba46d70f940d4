package io.databerth.vault.store;

import io.databerth.contracts.ids.TargetId;
import io.databerth.vault.crypto.SealedContent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sealed secret keys of the places where copies of backups are kept. */
@Singleton
public class TargetKeyStore {
    /** A key at rest. */
    public record StoredTargetKey(TargetId target, SealedContent sealed) {}

    /** In the place of an earlier one. */
    public void put(Connection transaction, StoredTargetKey key) throws SQLException {
        Rows.change(
                transaction,
                """
                insert into target_key (target_id, key_version, wrapped_data_key, content) values (?, ?, ?, ?)
                on conflict (target_id) do update set key_version = excluded.key_version,
                    wrapped_data_key = excluded.wrapped_data_key, content = excluded.content, created_at = now()
                """,
                key.target().value(),
                key.sealed().keyVersion(),
                key.sealed().wrappedDataKey().bytes(),
                key.sealed().content().bytes());
    }

    public Optional<SealedContent> find(Connection transaction, TargetId target) throws SQLException {
        return Rows.first(
                transaction,
                Rows::sealed,
                "select key_version, wrapped_data_key, content from target_key where target_id = ?",
                target.value());
    }

    public void remove(Connection transaction, TargetId target) throws SQLException {
        Rows.change(transaction, "delete from target_key where target_id = ?", target.value());
    }

    /** All that an older key than {@code keyVersion} wraps, held until the transaction ends; there are few. */
    public List<StoredTargetKey> wrappedByOlderThan(Connection transaction, int keyVersion) throws SQLException {
        return Rows.all(
                transaction,
                row -> new StoredTargetKey(new TargetId(row.getObject("target_id", UUID.class)), Rows.sealed(row)),
                """
                select target_id, key_version, wrapped_data_key, content from target_key
                where key_version < ? for update skip locked
                """,
                keyVersion);
    }
}
