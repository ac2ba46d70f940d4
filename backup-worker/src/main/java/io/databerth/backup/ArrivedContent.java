package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.BackupKeys;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Progress;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.Listed;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.Orphan;
import io.databerth.backup.store.PendingBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Content from elsewhere that is no backup yet: encrypted as one, in a directory of its own that nobody lists, until it was
 * seen to load.
 */
public final class ArrivedContent {
    /** How long the command that wants an upload may be on its way. */
    private static final Duration WAITED_FOR = Duration.ofMinutes(15);

    private final LocalDirectory directory;
    private final BackupFiles files;
    private final Map<DatabaseId, Instant> expected = new ConcurrentHashMap<>();

    public ArrivedContent(LocalDirectory directory, BackupKeys keys) {
        this.directory = directory;
        this.files = new BackupFiles(directory, keys, entry -> false);
    }

    /** What lies there to be swept, unless an operation of its database is open. */
    record Leftover(DatabaseId database, Removal removal) {
        @FunctionalInterface
        interface Removal {
            void perform() throws IOException;
        }
    }

    boolean isWhole(BackupEntry entry) throws IOException {
        return files.isPublished(arrived(entry));
    }

    /** In the place of what an attempt before this one has left. */
    PendingBackup begin(BackupEntry entry, LiveDatabase live, Progress progress) throws IOException {
        remove(entry);
        boolean packed = live.backup().compressed();
        return files.begin(entry.backup(), entry.database(), entry.content(), name(entry), packed, progress);
    }

    OpenBackup open(BackupEntry entry) throws IOException {
        return files.open(arrived(entry));
    }

    void remove(BackupEntry entry) throws IOException {
        files.delete(arrived(entry));
    }

    /** STATE_CONFLICT while another upload for the database is under way. Until {@link #arrived} it is no leftover. */
    void expect(DatabaseId database) {
        Instant before = expected.putIfAbsent(database, Instant.MAX);
        if (before == null) {
            return;
        }
        if (before.equals(Instant.MAX) || !expected.replace(database, before, Instant.MAX)) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "another upload for this database is under way");
        }
    }

    /** The upload has ended; the operation that uses it comes soon, or never. */
    void arrived(DatabaseId database) {
        expected.put(database, Instant.now().plus(WAITED_FOR));
    }

    /** Everything that is here, but for what was uploaded a short while ago. */
    List<Leftover> found() throws IOException {
        expected.values().removeIf(Instant.now()::isAfter);
        List<Leftover> found = everything();
        found.removeIf(leftover -> expected.containsKey(leftover.database()));
        return List.copyOf(found);
    }

    private List<Leftover> everything() throws IOException {
        List<Leftover> found = new ArrayList<>();
        for (DatabaseId database : directory.databases()) {
            for (Listed whole : directory.list(database)) {
                found.add(new Leftover(database, () -> directory.delete(database, whole.name())));
            }
        }
        for (Orphan orphan : directory.orphans()) {
            found.add(new Leftover(orphan.database(), () -> directory.remove(orphan)));
        }
        return found;
    }

    /** The same for each attempt, and for no other backup. */
    private static BackupName name(BackupEntry entry) {
        return new BackupName(entry.backup().toString(), Instant.EPOCH, "arrived");
    }

    private static BackupEntry arrived(BackupEntry entry) {
        return new BackupEntry(
                entry.backup(),
                entry.database(),
                entry.kind(),
                entry.state(),
                Optional.of(name(entry).fileName()),
                0,
                entry.content());
    }
}
