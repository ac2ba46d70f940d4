package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.RestoreProgress;
import io.databerth.backup.catalogue.RestoreProgress.Begun;
import io.databerth.backup.catalogue.RestoreProgress.Phase;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.FingerprintCheck;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.engine.Backup;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the content beside the live one of the same server and compares it; only then the two change places in one step. */
public final class RestoreBeside {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreBeside.class);

    private final RestoreSource source;
    private final RestoreProgress progress;
    private final RestoreTraces traces;
    private final CurrentLogin login;

    public RestoreBeside(RestoreSource source, RestoreProgress progress, RestoreTraces traces, CurrentLogin login) {
        this.source = source;
        this.progress = progress;
        this.traces = traces;
        this.login = login;
    }

    void perform(BackupCommand.Restore wish, LiveDatabase live, Backup.SideDatabase side, Work work) throws Exception {
        work.plan("check", "safety", "load", "switch", "credentials");
        boolean loading = phase(wish) == Phase.LOADING;
        work.step("check", () -> {
            if (loading) {
                source.check(wish.backup(), live.content());
            }
        });
        work.step("safety", () -> {
            if (loading) {
                source.secure(wish.operation(), wish.database(), wish.safetyBackup(), BackupKind.LOGICAL, work);
            }
        });
        work.step("load", () -> {
            if (loading) {
                load(wish, live, side, work);
            }
        });
        work.step("switch", () -> switchOver(wish, live, side, work));
        work.step("credentials", () -> login.require(live));
        work.conclude(
                new BackupEvent.Restored(wish.operation(), wish.database(), wish.backup(), wish.safetyBackup()),
                transaction -> progress.tidy(transaction, wish.operation()));
    }

    /** Whether the two have not begun to change places, also of a restore that never will in this way. */
    boolean isLoading(BackupCommand.Restore wish) throws SQLException {
        return progress.find(wish.operation()).map(Begun::phase).orElse(Phase.LOADING) == Phase.LOADING;
    }

    private Phase phase(BackupCommand.Restore wish) throws SQLException {
        Phase phase = progress.find(wish.operation()).map(Begun::phase).orElse(Phase.LOADING);
        if (phase == Phase.ABANDONED) {
            throw new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, "the switch to the copy failed before");
        }
        return phase;
    }

    private void load(BackupCommand.Restore wish, LiveDatabase live, Backup.SideDatabase side, Work work)
            throws IOException, SQLException, InterruptedException {
        BackupEntry entry = source.usable(wish.backup(), live.content());
        boolean sameVersion = live.content().version().equals(entry.content().version());
        try (OpenBackup opened = source.open(entry)) {
            ChosenDatabases chosen = ChosenDatabases.of(wish, entry, opened.manifest());
            work.inTransaction(
                    transaction -> progress.loading(transaction, wish.operation(), wish.database(), chosen.names()));
            Iterator<SideCopy> copies = traces.copies(
                            wish.operation(), live, side, entry.content().username(), chosen.names())
                    .iterator();
            opened.each((held, content) -> {
                if (chosen.contains(held)) {
                    SideCopy copy = copies.next();
                    copy.load(content);
                    FingerprintCheck.require(held, copy.fingerprint(), live.backup(), sameVersion);
                }
            });
        }
    }

    private void switchOver(BackupCommand.Restore wish, LiveDatabase live, Backup.SideDatabase side, Work work)
            throws SQLException {
        Begun begun = progress.find(wish.operation()).orElseThrow();
        List<SideCopy> copies =
                traces.copies(wish.operation(), live, side, live.content().username(), begun.databases());
        if (phase(wish) != Phase.SWITCHED) {
            work.inTransaction(transaction -> progress.reached(transaction, wish.operation(), Phase.SWITCHING));
            swap(copies);
            work.inTransaction(transaction -> progress.reached(transaction, wish.operation(), Phase.SWITCHED));
        }
        copies.forEach(SideCopy::dropRetired);
    }

    /** All of them or none: where one cannot, those before it give their places back. */
    private static void swap(List<SideCopy> copies) {
        try {
            copies.forEach(SideCopy::swap);
        } catch (RuntimeException failed) {
            if (Explained.endsWork(failed)) {
                Clearing.up(() -> copies.reversed().forEach(copy -> swapBack(copy, failed)));
            }
            throw failed;
        }
    }

    private static void swapBack(SideCopy copy, RuntimeException failed) {
        try {
            copy.swapBack();
        } catch (RuntimeException stays) {
            LOG.warn("a database that was switched stays so: {}", stays.getMessage());
            failed.addSuppressed(stays);
        }
    }
}
