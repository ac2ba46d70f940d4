package io.databerth.vault.store;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.plan.Rotation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The rotations and what became of them. */
@Singleton
public class RotationStore {
    public void open(Connection transaction, OperationId operation, SecretReference password, int version)
            throws SQLException {
        Rows.change(
                transaction,
                "insert into rotation (operation_id, database_id, purpose, version, state) values (?, ?, ?, ?, 'OPEN')",
                operation.value(),
                password.database().value(),
                SecretStore.column(password),
                version);
    }

    public Optional<Rotation> find(Connection transaction, OperationId operation) throws SQLException {
        return Rows.first(
                transaction,
                RotationStore::rotation,
                "select * from rotation where operation_id = ?",
                operation.value());
    }

    /** Whether another rotation, whose answer may still come, announced the same version. */
    public boolean anotherIsOpen(Connection transaction, Rotation rotation) throws SQLException {
        return Rows.first(
                        transaction,
                        row -> row.getBoolean(1),
                        """
                        select exists (select 1 from rotation
                            where database_id = ? and purpose = ? and version = ? and state = 'OPEN' and operation_id <> ?)
                        """,
                        rotation.database().value(),
                        SecretStore.column(rotation.password()),
                        rotation.version(),
                        rotation.operation().value())
                .orElseThrow();
    }

    /** Every rotation to this version has reached its goal. */
    public void promoted(Connection transaction, SecretReference password, int version) throws SQLException {
        Rows.change(
                transaction,
                """
                update rotation set state = 'PROMOTED'
                where database_id = ? and purpose = ? and version = ? and state = 'OPEN'
                """,
                password.database().value(),
                SecretStore.column(password),
                version);
    }

    public void refused(Connection transaction, OperationId operation, Failure failure) throws SQLException {
        Rows.change(
                transaction,
                """
                update rotation set state = 'REFUSED', failure_code = ?, failure_message = ?
                where operation_id = ? and state = 'OPEN'
                """,
                failure.code().name(),
                failure.message(),
                operation.value());
    }

    public void revoked(Connection transaction, DatabaseId database) throws SQLException {
        Rows.change(
                transaction,
                "update rotation set state = 'REVOKED' where database_id = ? and state = 'OPEN'",
                database.value());
    }

    /** A user that is gone has no password that could be changed any more. */
    public void revoked(Connection transaction, SecretReference password) throws SQLException {
        Rows.change(
                transaction,
                "update rotation set state = 'REVOKED' where database_id = ? and purpose = ? and state = 'OPEN'",
                password.database().value(),
                SecretStore.column(password));
    }

    private static Rotation rotation(ResultSet row) throws SQLException {
        return new Rotation(
                new OperationId(row.getObject("operation_id", UUID.class)),
                SecretStore.reference(
                        new DatabaseId(row.getObject("database_id", UUID.class)), row.getString("purpose")),
                row.getInt("version"),
                Rows.instant(row, "prepared_at").orElseThrow(),
                outcome(row));
    }

    private static Rotation.Outcome outcome(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "OPEN" -> new Rotation.Open();
            case "PROMOTED" -> new Rotation.Promoted();
            case "REVOKED" -> new Rotation.Revoked();
            case "REFUSED" ->
                new Rotation.Refused(
                        Failure.of(ErrorCode.valueOf(row.getString("failure_code")), row.getString("failure_message")));
            default -> throw new IllegalStateException("a rotation is in the unknown state " + state);
        };
    }
}
