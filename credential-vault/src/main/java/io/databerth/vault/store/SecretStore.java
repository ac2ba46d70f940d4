package io.databerth.vault.store;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.crypto.SealedContent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The versions of secrets. At most one version of a secret is current, and at most one is pending. */
@Singleton
public class SecretStore {
    private static final String SELECT =
            """
            select database_id, purpose, version, state, key_version, wrapped_data_key, content, expires_at
            from secret where content is not null\s""";

    public Optional<StoredSecret> find(Connection transaction, SecretReference reference, int version)
            throws SQLException {
        return Rows.first(
                transaction,
                SecretStore::stored,
                SELECT + "and database_id = ? and purpose = ? and version = ?",
                reference.database().value(),
                column(reference),
                version);
    }

    public Optional<StoredSecret> find(Connection transaction, SecretReference reference, SecretState state)
            throws SQLException {
        return Rows.first(
                transaction,
                SecretStore::stored,
                SELECT + "and database_id = ? and purpose = ? and state = ?",
                reference.database().value(),
                column(reference),
                state.name());
    }

    /** Counts from 1; a number is never used again, not even that of a destroyed version. */
    public int nextVersion(Connection transaction, SecretReference reference) throws SQLException {
        return Rows.first(
                        transaction,
                        row -> row.getInt(1),
                        "select coalesce(max(version), 0) + 1 from secret where database_id = ? and purpose = ?",
                        reference.database().value(),
                        column(reference))
                .orElseThrow();
    }

    public void add(Connection transaction, StoredSecret secret) throws SQLException {
        SealedContent sealed = secret.sealed();
        Rows.change(
                transaction,
                """
                insert into secret (database_id, purpose, version, state, key_version, wrapped_data_key, content, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                secret.reference().database().value(),
                column(secret.reference()),
                secret.version(),
                secret.state().name(),
                sealed.keyVersion(),
                sealed.wrappedDataKey().bytes(),
                sealed.content().bytes(),
                secret.expires().map(Rows::column).orElse(null));
    }

    /** The pending version becomes the current one. */
    public void promote(Connection transaction, SecretReference reference, int version) throws SQLException {
        Rows.change(
                transaction,
                """
                update secret set state = 'CURRENT'
                where database_id = ? and purpose = ? and version = ? and state = 'PENDING'
                """,
                reference.database().value(),
                column(reference),
                version);
    }

    public void destroy(Connection transaction, SecretReference reference, int version) throws SQLException {
        Rows.change(
                transaction,
                """
                update secret set state = 'RETIRED', key_version = null, wrapped_data_key = null, content = null
                where database_id = ? and purpose = ? and version = ?
                """,
                reference.database().value(),
                column(reference),
                version);
    }

    public void destroyAll(Connection transaction, DatabaseId database) throws SQLException {
        Rows.change(
                transaction,
                """
                update secret set state = 'RETIRED', key_version = null, wrapped_data_key = null, content = null
                where database_id = ?
                """,
                database.value());
    }

    public void destroyAll(Connection transaction, SecretReference reference) throws SQLException {
        Rows.change(
                transaction,
                """
                update secret set state = 'RETIRED', key_version = null, wrapped_data_key = null, content = null
                where database_id = ? and purpose = ?
                """,
                reference.database().value(),
                column(reference));
    }

    /** Those of the purpose whose time is over; how many there were. */
    public int destroyExpired(Connection transaction, Purpose purpose) throws SQLException {
        return Rows.change(
                transaction,
                """
                update secret set state = 'RETIRED', key_version = null, wrapped_data_key = null, content = null
                where content is not null and expires_at <= now() and starts_with(purpose, ?)
                """,
                purpose.name());
    }

    /** Some of those that an older key than {@code keyVersion} wraps, held until the transaction ends. */
    public List<StoredSecret> wrappedByOlderThan(Connection transaction, int keyVersion, int limit)
            throws SQLException {
        return Rows.all(
                transaction,
                SecretStore::stored,
                SELECT + "and key_version < ? limit ? for update skip locked",
                keyVersion,
                limit);
    }

    public void rewrap(Connection transaction, StoredSecret secret, SealedContent sealed) throws SQLException {
        Rows.change(
                transaction,
                """
                update secret set key_version = ?, wrapped_data_key = ?
                where database_id = ? and purpose = ? and version = ? and content is not null
                """,
                sealed.keyVersion(),
                sealed.wrappedDataKey().bytes(),
                secret.reference().database().value(),
                column(secret.reference()),
                secret.version());
    }

    private static StoredSecret stored(ResultSet row) throws SQLException {
        DatabaseId database = new DatabaseId(row.getObject("database_id", UUID.class));
        Optional<Instant> expires = Rows.instant(row, "expires_at");
        return new StoredSecret(
                reference(database, row.getString("purpose")),
                row.getInt("version"),
                SecretState.valueOf(row.getString("state")),
                Rows.sealed(row),
                expires);
    }

    /** The purpose, behind which stands the name where there is one. */
    static String column(SecretReference reference) {
        String name = reference.name();
        return reference.purpose().name() + (name == null ? "" : "/" + name);
    }

    static SecretReference reference(DatabaseId database, String column) {
        int slash = column.indexOf('/');
        return slash < 0
                ? new SecretReference(database, Purpose.valueOf(column))
                : new SecretReference(
                        database, Purpose.valueOf(column.substring(0, slash)), column.substring(slash + 1));
    }
}
