package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.RestoreProgress;
import io.databerth.backup.catalogue.RestoreProgress.Begun;
import io.databerth.backup.catalogue.RestoreProgress.Phase;
import io.databerth.backup.engine.FingerprintCheck;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;

/**
 * Puts a backup's content in the place of a live database: the file is verified as a whole first, a safety backup is stored,
 * the content is loaded beside the live one and compared, and only then the two change places in one step.
 */
public final class RestoreBackup {
    private final LiveDatabases databases;
    private final Backups backups;
    private final BackupFiles files;
    private final WriteBackup writing;
    private final RestoreProgress progress;
    private final RestoreTraces traces;
    private final CurrentLogin login;

    public RestoreBackup(
            LiveDatabases databases,
            Backups backups,
            BackupFiles files,
            WriteBackup writing,
            RestoreProgress progress,
            RestoreTraces traces,
            CurrentLogin login) {
        this.databases = databases;
        this.backups = backups;
        this.files = files;
        this.writing = writing;
        this.progress = progress;
        this.traces = traces;
        this.login = login;
    }

    void perform(BackupCommand.Restore wish, Work work) throws Exception {
        work.plan("check", "safety", "load", "switch", "credentials");
        try {
            restore(wish, work);
        } catch (Exception failed) {
            traces.removeAfter(failed, wish.operation(), work);
            throw failed;
        }
    }

    private void restore(BackupCommand.Restore wish, Work work) throws Exception {
        LiveDatabase live = databases.running(wish.database());
        boolean loading = phase(wish) == Phase.LOADING;
        work.step("check", () -> {
            if (loading) {
                files.openVerified(usable(wish, live)).close();
            }
        });
        work.step("safety", () -> {
            if (loading) {
                writing.begin(wish.operation(), wish.database(), wish.safetyBackup(), work);
                writing.write(wish.operation(), wish.safetyBackup(), work);
                writing.confirm(wish.operation(), wish.safetyBackup(), work);
            }
        });
        work.step("load", () -> {
            if (loading) {
                load(wish, live, work);
            }
        });
        work.step("switch", () -> switchOver(wish, live, work));
        work.step("credentials", () -> login.require(live));
        work.conclude(
                new BackupEvent.Restored(wish.operation(), wish.database(), wish.backup(), wish.safetyBackup()),
                transaction -> progress.tidy(transaction, wish.operation()));
    }

    private Phase phase(BackupCommand.Restore wish) throws SQLException {
        Phase phase = progress.find(wish.operation()).map(Begun::phase).orElse(Phase.LOADING);
        if (phase == Phase.ABANDONED) {
            throw new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, "the switch to the copy failed before");
        }
        return phase;
    }

    private BackupEntry usable(BackupCommand.Restore wish, LiveDatabase live) throws SQLException {
        BackupEntry entry = backups.find(wish.backup())
                .filter(BackupEntry::isStored)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.BACKUP_UNUSABLE, wish.backup() + " does not exist, was never stored, or is corrupt"));
        boolean fits = entry.content().engine().equals(live.content().engine())
                && entry.content().version().equals(live.content().version());
        if (!fits) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "the backup is of " + entry.content().engine() + " "
                            + entry.content().version() + ", the database is "
                            + live.content().engine() + " " + live.content().version());
        }
        return entry;
    }

    private void load(BackupCommand.Restore wish, LiveDatabase live, Work work) throws IOException, SQLException {
        work.inTransaction(
                transaction -> progress.reached(transaction, wish.operation(), wish.database(), Phase.LOADING));
        BackupEntry entry = usable(wish, live);
        SideCopy copy = traces.copy(wish.operation(), live, entry.content().username());
        // The file is read and authenticated a second time: it may have been exchanged since it was checked.
        try (OpenBackup opened = files.open(entry);
                InputStream content = opened.content()) {
            copy.load(content);
            FingerprintCheck.require(opened.manifest().fingerprint(), copy.fingerprint(), live.backup());
        }
    }

    private void switchOver(BackupCommand.Restore wish, LiveDatabase live, Work work) throws SQLException {
        SideCopy copy = traces.copy(wish.operation(), live, live.content().username());
        if (phase(wish) != Phase.SWITCHED) {
            work.inTransaction(
                    transaction -> progress.reached(transaction, wish.operation(), wish.database(), Phase.SWITCHING));
            copy.swap();
            work.inTransaction(
                    transaction -> progress.reached(transaction, wish.operation(), wish.database(), Phase.SWITCHED));
        }
        copy.dropRetired();
    }
}
