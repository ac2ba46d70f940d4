package io.databerth.contracts.database;

import io.databerth.contracts.Command;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.util.Map;

/** What the provisioner can be asked to do. */
public sealed interface DatabaseCommand extends Command {

    @WireName("database.provision")
    record Provision(OperationId operation, DatabaseId database, long generation, DatabaseSpec spec)
            implements DatabaseCommand {}

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

    /** Starts a database's server from the newest image of its version that can be had. */
    @WireName("database.upgrade")
    record Upgrade(OperationId operation, DatabaseId database, long generation) implements DatabaseCommand {}

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
