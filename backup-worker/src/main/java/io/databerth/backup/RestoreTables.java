package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.ChosenTables;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.proof.Proof;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.engine.Backup;
import io.databerth.messaging.work.Work;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings single tables of a backup back, beside the live ones: the whole backup is loaded apart and compared as for a proof, and
 * while that copy stands, the tables go from it into the live database. Nothing that is live is touched, so nothing has to be
 * secured first.
 */
public final class RestoreTables {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreTables.class);

    private final ContainerRuntime runtime;
    private final Duration stallLimit;
    private final LiveDatabases databases;
    private final RestoreSource source;
    private final Proof proof;

    /** @param stallLimit how long the dump of the tables may give no byte */
    RestoreTables(
            ContainerRuntime runtime, Duration stallLimit, LiveDatabases databases, RestoreSource source, Proof proof) {
        this.runtime = runtime;
        this.stallLimit = stallLimit;
        this.databases = databases;
        this.source = source;
        this.proof = proof;
    }

    void perform(BackupCommand.RestoreTables wish, Work work) throws Exception {
        work.plan("check", "tables");
        work.step("check", () -> source.check(wish.backup(), live(wish).content()));
        work.step("tables", () -> bring(wish, work));
        work.conclude(new BackupEvent.TablesRestored(
                wish.operation(),
                wish.database(),
                wish.backup(),
                wish.tables(),
                BackupCommand.RestoreTables.place(wish.operation())));
    }

    /** The file is read and authenticated again as it is loaded: it may have been exchanged since it was checked. */
    private void bring(BackupCommand.RestoreTables wish, Work work)
            throws IOException, SQLException, InterruptedException {
        LiveDatabase live = live(wish);
        BackupEntry entry = source.usable(wish.backup(), live.content());
        ChosenTables tables = new ChosenTables(
                runtime, stallLimit, how(live), live, BackupCommand.RestoreTables.place(wish.operation()));
        try (OpenBackup opened = source.open(entry)) {
            proof.lend(live.content(), entry, opened, wish.operation(), copy -> tables.bring(wish.tables(), copy));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            Clearing.up(() -> discard(tables, failed, work));
            throw failed;
        }
    }

    private static void discard(ChosenTables tables, Exception failed, Work work) {
        try {
            // Fenced: another claimant may be bringing the same.
            work.inTransaction(transaction -> tables.discard());
        } catch (SQLException | RuntimeException leftBehind) {
            LOG.warn("what a restore of tables may have left stays: {}", leftBehind.getMessage());
            failed.addSuppressed(leftBehind);
        }
    }

    private LiveDatabase live(BackupCommand.RestoreTables wish) throws SQLException {
        return databases.running(wish.database()).by(source.kind(wish.backup()));
    }

    private static Backup.Tables how(LiveDatabase live) {
        return live.backup()
                .tables()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        live.content().engine() + " does not bring single tables back"));
    }
}
