package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Command;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provisioner can be asked to do. */
public sealed interface DatabaseCommand extends Command {

    /** @param content absent for an empty database */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("database.provision")
    record Provision(
            OperationId operation,
            DatabaseId database,
            long generation,
            DatabaseSpec spec,
            @Nullable InitialContent content)
            implements DatabaseCommand {
        /** Of an empty database. */
        public Provision(OperationId operation, DatabaseId database, long generation, DatabaseSpec spec) {
            this(operation, database, generation, spec, null);
        }
    }

    @WireName("database.start")
    record Start(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    @WireName("database.stop")
    record Stop(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    @WireName("database.restart")
    record Restart(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /** Gives a database another size, an id of the catalogue's; its server is started anew with it. */
    @WireName("database.resize")
    record Resize(OperationId operation, DatabaseId database, long generation, String sku) implements DatabaseCommand {}

    /** Gives a database these settings, and no others, in the place of its engine's usual ones; its server is started anew. */
    @WireName("database.configure")
    record Configure(OperationId operation, DatabaseId database, long generation, Map<String, String> parameters)
            implements DatabaseCommand {
        public Configure {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * Gives a database this version of its certificate, which the vault holds; its server is started anew.
     *
     * @param caCertificate what clients verify the server with from then on, as PEM
     */
    @WireName("database.certify")
    record Certify(
            OperationId operation,
            DatabaseId database,
            long generation,
            int certificate,
            String caCertificate,
            Instant certificateExpires)
            implements DatabaseCommand {}

    /** Opens a port of the host to a database, on this address; clients know it by this name from then on. Its server is started anew. */
    @WireName("database.publish")
    record Publish(OperationId operation, DatabaseId database, long generation, String bindAddress, String hostName)
            implements DatabaseCommand {}

    /** Closes a database's port of the host and gives it back. Its server is started anew. */
    @WireName("database.unpublish")
    record Unpublish(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /** Starts a database's server from the newest image of its version that can be had. */
    @WireName("database.upgrade")
    record Upgrade(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /**
     * Moves a database to another version of its engine, by a backup under the id {@code backup} that is taken while nobody
     * else reaches the server. What it was made with is kept until the change is confirmed.
     */
    @WireName("database.change-version")
    record ChangeVersion(OperationId operation, DatabaseId database, long generation, String version, BackupId backup)
            implements DatabaseCommand {}

    /**
     * Lets clients in again after the content could not be moved. Nobody sends it: the provisioner makes it of {@code
     * backup.failed}.
     */
    @WireName("database.reopen")
    record Reopen(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /** Removes what a database had before its version was changed. */
    @WireName("database.confirm-version")
    record ConfirmVersion(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /** Puts back what a database had before its version was changed, as it was then. */
    @WireName("database.undo-version")
    record UndoVersion(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

    /** Copies the database's volume while its server is stopped, which is started again at once. */
    @WireName("database.take-snapshot")
    record TakeSnapshot(OperationId operation, DatabaseId database, long generation, BackupId snapshot)
            implements DatabaseCommand {}

    /** Puts what a snapshot holds in the place of the live content, which becomes the snapshot {@code safety} for a day. */
    @WireName("database.restore-snapshot")
    record RestoreSnapshot(
            OperationId operation, DatabaseId database, long generation, BackupId snapshot, BackupId safety)
            implements DatabaseCommand {}

    @WireName("database.delete-snapshot")
    record DeleteSnapshot(OperationId operation, DatabaseId database, long generation, BackupId snapshot)
            implements DatabaseCommand {}

    /**
     * Puts a prepared volume in the place of the live one. Nobody sends it: the provisioner makes it of {@code
     * backup.restore-prepared}.
     */
    @WireName("database.switch-volume")
    record SwitchVolume(
            OperationId operation,
            DatabaseId database,
            long generation,
            BackupId backup,
            BackupId safetyBackup,
            String volume)
            implements DatabaseCommand {}

    /**
     * Makes the content that was loaded for a database its own. Nobody sends it: the provisioner makes it of {@code
     * backup.filled}.
     *
     * @param volume which holds the content
     */
    @WireName("database.take-content")
    record TakeContent(OperationId operation, DatabaseId database, long generation, String volume)
            implements DatabaseCommand {}

    /**
     * Does something to a running server that its engine's descriptor names.
     *
     * @param task such as {@code create-database} or {@code maintenance/vacuum}
     * @param values what the task is about, by the name of a hole without {@code target.}, such as {@code database}
     */
    @WireName("database.run-task")
    record RunTask(OperationId operation, DatabaseId database, long generation, String task, Map<String, String> values)
            implements DatabaseCommand {
        public RunTask {
            values = Map.copyOf(values);
        }
    }

    /** A further user exists with the password that the vault holds, and may do what {@code access} says. */
    @WireName("database.set-user")
    record SetUser(OperationId operation, DatabaseId database, long generation, String user, UserAccess access)
            implements DatabaseCommand {}

    /** Removes a further user from the server; what the user made stays. */
    @WireName("database.drop-user")
    record DropUser(OperationId operation, DatabaseId database, long generation, String user)
            implements DatabaseCommand {}

    /** {@code data} says what becomes of the volume: nothing but this command ever removes one. */
    @WireName("database.delete")
    record Delete(OperationId operation, DatabaseId database, long generation, DataDisposal data)
            implements DatabaseCommand {}
}
