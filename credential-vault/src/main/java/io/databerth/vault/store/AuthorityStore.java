package io.databerth.vault.store;

import io.databerth.vault.crypto.SealedContent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The certificate authority's certificate and its sealed key. */
@Singleton
public class AuthorityStore {
    /** A root at rest. */
    public record StoredAuthority(String certificatePem, SealedContent sealedKey) {}

    public Optional<StoredAuthority> find(Connection transaction) throws SQLException {
        return Rows.first(
                transaction,
                row -> new StoredAuthority(row.getString("certificate_pem"), Rows.sealed(row)),
                "select certificate_pem, key_version, wrapped_data_key, content from certificate_authority");
    }

    /** Does nothing when there is one. */
    public void add(Connection transaction, StoredAuthority authority) throws SQLException {
        Rows.change(
                transaction,
                """
                insert into certificate_authority (certificate_pem, key_version, wrapped_data_key, content)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                authority.certificatePem(),
                authority.sealedKey().keyVersion(),
                authority.sealedKey().wrappedDataKey().bytes(),
                authority.sealedKey().content().bytes());
    }

    public void rewrap(Connection transaction, SealedContent sealedKey) throws SQLException {
        Rows.change(
                transaction,
                "update certificate_authority set key_version = ?, wrapped_data_key = ?",
                sealedKey.keyVersion(),
                sealedKey.wrappedDataKey().bytes());
    }
}
