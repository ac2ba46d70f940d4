package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Command;
import io.databerth.contracts.WireName;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the backup worker can be asked to do. */
public sealed interface BackupCommand extends Command {

    /** Takes a backup of the database and proves it by a restore into a throw-away container. */
    @WireName("backup.take")
    record Take(OperationId operation, DatabaseId database, long generation, BackupId backup, BackupKind kind)
            implements BackupCommand {
        public Take(
                OperationId operation,
                DatabaseId database,
                long generation,
                BackupId backup,
                @Nullable BackupKind kind) {
            this.operation = operation;
            this.database = database;
            this.generation = generation;
            this.backup = backup;
            this.kind = BackupKind.orLogical(kind);
        }

        /** A logical one. */
        public Take(OperationId operation, DatabaseId database, long generation, BackupId backup) {
            this(operation, database, generation, backup, BackupKind.LOGICAL);
        }
    }

    /**
     * Puts the content of {@code backup} into {@code database}, all or nothing, after a safety backup under the id
     * {@code safetyBackup}.
     *
     * @param spec of a database whose server is known not to come up: if it does not run, there is nothing to take a safety backup of, and
     *     the volume that is replaced is kept for a day instead
     * @param databases the inner databases to bring back, by their names in the backup; all of it when empty. What is in the database and not among
     *     them, or not in the backup, stays as it is
     */
    @WireName("backup.restore")
    record Restore(
            OperationId operation,
            DatabaseId database,
            long generation,
            BackupId backup,
            BackupId safetyBackup,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DatabaseSpec spec,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> databases)
            implements BackupCommand {
        /** Those from before there were several databases in a backup bring all of it back. */
        public Restore(
                OperationId operation,
                DatabaseId database,
                long generation,
                BackupId backup,
                BackupId safetyBackup,
                @Nullable DatabaseSpec spec,
                @Nullable List<String> databases) {
            this.operation = operation;
            this.database = database;
            this.generation = generation;
            this.backup = backup;
            this.safetyBackup = safetyBackup;
            this.spec = spec;
            this.databases = databases == null ? List.of() : List.copyOf(databases);
        }

        /** Of a database that runs, with all that the backup holds. */
        public Restore(
                OperationId operation, DatabaseId database, long generation, BackupId backup, BackupId safetyBackup) {
            this(operation, database, generation, backup, safetyBackup, null, List.of());
        }
    }

    /** Brings single tables of {@code backup} back beside the live ones, all of them or none. */
    @WireName("backup.restore-tables")
    record RestoreTables(
            OperationId operation, DatabaseId database, long generation, BackupId backup, List<TableName> tables)
            implements BackupCommand {
        private static final int TAIL = 12;

        public RestoreTables {
            tables = List.copyOf(tables);
        }

        /** What the tables of such an operation come back into: a name that nothing else has. */
        public static String place(OperationId operation) {
            String text = operation.toString();
            return "restored_" + text.substring(text.length() - TAIL);
        }
    }

    /**
     * Fills a volume with the content that a database begins with. Nobody sends it: the backup worker makes it of {@code
     * database.content-wanted}.
     */
    @WireName("backup.fill")
    record Fill(OperationId operation, DatabaseId database, long generation, DatabaseSpec spec, InitialContent content)
            implements BackupCommand {}

    /**
     * Keeps content from elsewhere as a backup of the database once it was seen to load.
     *
     * @param source the server that it is copied from, whose password is in the vault, as {@link
     *     io.databerth.contracts.credential.SecretReference#ofImport}; absent when it was uploaded, and lies with the backup worker
     */
    @WireName("backup.import")
    record Import(
            OperationId operation, DatabaseId database, long generation, BackupId backup, Optional<ImportSource> source)
            implements BackupCommand {}

    /** Proves a stored backup again. */
    @WireName("backup.verify")
    record Verify(OperationId operation, DatabaseId database, long generation, BackupId backup)
            implements BackupCommand {}

    /** Reads a stored backup back and hashes it, without a restore. Nobody sends it: the backup worker makes it of its own. */
    @WireName("backup.scrub")
    record Scrub(OperationId operation, DatabaseId database, long generation, BackupId backup)
            implements BackupCommand {}

    /** From now on the database is backed up, and its backups stay or go, as this says. */
    @WireName("backup.set-policy")
    record SetPolicy(OperationId operation, DatabaseId database, long generation, BackupPolicy policy)
            implements BackupCommand {}

    /** A held backup stays: no policy and no wish deletes it until it is released. */
    @WireName("backup.hold")
    record Hold(OperationId operation, DatabaseId database, long generation, BackupId backup, boolean held)
            implements BackupCommand {}

    @WireName("backup.delete")
    record Delete(OperationId operation, DatabaseId database, long generation, BackupId backup)
            implements BackupCommand {}
}
