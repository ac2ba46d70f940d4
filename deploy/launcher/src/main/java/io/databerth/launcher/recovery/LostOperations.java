package io.databerth.launcher.recovery;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.messaging.WireFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Ends the operations that were on their way between two services when the backup was taken: what was on a topic is lost with the
 * broker. One that a worker has, or that waits in an outbox, goes on by itself.
 */
final class LostOperations {
    private static final String LOST =
            """
            create temporary table lost on commit drop as
            select id, database_id from gateway.operation_view
            where state in ('QUEUED', 'RUNNING') and id not in (
                select operation_id from provisioner.operation where status in ('queued', 'running')
                union all select operation_id from backup.operation where status in ('queued', 'running')
                union all select operation_id from vault.operation where status in ('queued', 'running'))
            and not exists (
                select 1 from (select value from gateway.outbox union all select value from provisioner.outbox
                    union all select value from backup.outbox union all select value from vault.outbox) waiting
                where position('op-' || replace(id::text, '-', '') in waiting.value) > 0)
            """;
    private static final String END =
            """
            update gateway.operation_view set state = 'FAILED', finished_at = now(), failure = ?
            where id in (select id from lost)
            """;
    /** What is neither here nor there is what a failed change leaves, too. */
    private static final String SETTLE =
            """
            update gateway.database_view set state = 'FAILED', updated_at = now(), failure = ?
            where id in (select database_id from lost)
            and state not in ('RUNNING', 'STOPPED', 'DELETED', 'FAILED')
            """;

    private static final Failure FAILURE =
            new Failure(ErrorCode.INTERNAL, "it was under way when the platform was lost", "Ask for it again.");

    private LostOperations() {}

    /** How many there were. */
    static int end(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement end = connection.prepareStatement(END);
                PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            String failure = WireFormat.mapper().valueToTree(FAILURE).toString();
            statement.execute(LOST);
            end.setString(1, failure);
            int ended = end.executeUpdate();
            settle.setString(1, failure);
            settle.executeUpdate();
            connection.commit();
            return ended;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
