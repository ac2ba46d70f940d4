package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.Dumped;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.SourceDump;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.proof.Proof;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.targets.CopyBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ErrorKind;
import io.databerth.contracts.Explained;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup of content from elsewhere: of what a server there holds, or of a file that was uploaded. Neither tells a
 * fingerprint: so the content is loaded where nothing reaches it, and what it comes to there is what every later proof and
 * restore has to find again. Nothing of the live content is touched.
 */
public final class ImportContent {
    private static final Logger LOG = LoggerFactory.getLogger(ImportContent.class);

    private final LiveDatabases databases;
    private final Backups backups;
    private final ArrivedContent arrived;
    private final SourceDump dump;
    private final SourcePassword password;
    private final Proof proof;
    private final WriteBackup writing;
    private final CopyBackup copying;
    private final ProveBackup proving;

    /** What was seen of the content when it was loaded. */
    private static final class Seen {
        List<String> lines = List.of();
        Duration took = Duration.ZERO;
    }

    public ImportContent(
            LiveDatabases databases,
            Backups backups,
            ArrivedContent arrived,
            SourceDump dump,
            SourcePassword password,
            Proof proof,
            WriteBackup writing,
            CopyBackup copying,
            ProveBackup proving) {
        this.databases = databases;
        this.backups = backups;
        this.arrived = arrived;
        this.dump = dump;
        this.password = password;
        this.proof = proof;
        this.writing = writing;
        this.copying = copying;
        this.proving = proving;
    }

    void perform(BackupCommand.Import wish, Work work) throws Exception {
        try {
            work.plan("begin", "dump", "try", "store");
            work.step("begin", () -> begin(wish, work));
            work.step("dump", () -> dump(wish, work));
            Seen seen = new Seen();
            work.step("try", () -> tryOut(wish, seen));
            work.step("store", () -> store(wish, seen, work));
            proving.loads(wish.operation(), wish.backup(), seen.took, work);
        } catch (Exception failed) {
            if (!passesByItself(failed)) {
                Clearing.up(() -> remove(wish, work));
            }
            throw failed;
        }
    }

    private void begin(BackupCommand.Import wish, Work work) throws SQLException {
        // Refused before anything is noted when the engine cannot do it.
        wish.source().ifPresent(source -> SourceDump.command(databases.running(wish.database()), source));
        writing.begin(wish.operation(), wish.database(), wish.backup(), BackupKind.LOGICAL, work);
    }

    private void dump(BackupCommand.Import wish, Work work) throws IOException, SQLException {
        BackupEntry entry = backups.require(wish.backup());
        if (writing.isWritten(wish.backup()) || arrived.isWhole(entry)) {
            return;
        }
        ImportSource source = wish.source()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.BACKUP_UNUSABLE, "what was uploaded is not there any more; upload it again"));
        LiveDatabase live = databases.running(wish.database());
        ProgressReport progress = new ProgressReport(wish.operation(), entry, work);
        try (PendingBackup pending = arrived.begin(entry, live, progress)) {
            dump.to(live, source, password.of(wish.database(), wish.backup()), pending.plain());
            // What it holds is not known before it was loaded.
            Manifest manifest = pending.publish(Fingerprint.of(List.of()));
            work.emit(new BackupEvent.Progress(
                    wish.operation(),
                    wish.database(),
                    wish.backup(),
                    manifest.file().plainBytes()));
        }
    }

    private void tryOut(BackupCommand.Import wish, Seen seen) throws IOException, SQLException, InterruptedException {
        if (writing.isWritten(wish.backup())) {
            return;
        }
        BackupEntry entry = backups.require(wish.backup());
        long begin = System.nanoTime();
        try (OpenBackup opened = arrived.open(entry)) {
            seen.lines = proof.contentOf(entry, opened, wish.operation());
        }
        seen.took = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Only now there is a backup: with the fingerprint of what was loaded. */
    private void store(BackupCommand.Import wish, Seen seen, Work work)
            throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(wish.backup());
        if (!writing.isWritten(wish.backup())) {
            try (OpenBackup opened = arrived.open(entry);
                    InputStream content = opened.content()) {
                writing.write(wish.operation(), wish.backup(), work, (live, plain) -> {
                    content.transferTo(plain);
                    return Dumped.of(seen.lines);
                });
            }
        }
        copying.perform(wish.operation(), wish.backup(), work);
        writing.confirm(wish.operation(), wish.backup(), work);
        arrived.remove(entry);
    }

    /** What is kept for the next attempt need not come from elsewhere again. */
    private static boolean passesByItself(Exception failed) {
        return failed instanceof SQLException
                || (failed instanceof Explained explained
                        && explained.failure().code().kind() == ErrorKind.TRANSIENT);
    }

    private void remove(BackupCommand.Import wish, Work work) {
        try {
            // Fenced: another claimant may be writing the file of the same name.
            work.inTransaction(transaction -> removeFiles(wish));
        } catch (SQLException | RuntimeException leftBehind) {
            LOG.warn("what arrived for {} stays until the next sweep: {}", wish.backup(), leftBehind.getMessage());
        }
    }

    private void removeFiles(BackupCommand.Import wish) throws SQLException {
        try {
            var entry = backups.find(wish.backup());
            if (entry.isPresent()) {
                arrived.remove(entry.get());
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
