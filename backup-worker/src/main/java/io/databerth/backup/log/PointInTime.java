package io.databerth.backup.log;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.LogBase;
import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollection;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.log.Recoverable.Window;
import io.databerth.backup.proof.Replay;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** From which copy of the files, and by which parts of the log, a database comes back to a moment. */
public final class PointInTime {
    private final Backups backups;
    private final BackupFiles files;
    private final LogCollections collections;
    private final LogBases bases;
    private final LogBatches batches;

    public PointInTime(
            Backups backups, BackupFiles files, LogCollections collections, LogBases bases, LogBatches batches) {
        this.backups = backups;
        this.files = files;
        this.collections = collections;
        this.bases = bases;
        this.batches = batches;
    }

    public Recoverable of(DatabaseId database, Optional<String> failure) throws SQLException {
        Optional<LogCollection> open = collections.open(database);
        return new Recoverable(
                open.isPresent(),
                open.flatMap(LogCollection::until).orElse(null),
                failure.orElse(null),
                windows(bases.of(database)));
    }

    /** Copies of the files from which a log leads on, oldest first. */
    public List<LogBase> bases(DatabaseId database) throws SQLException {
        return bases.of(database);
    }

    /** The newest copy of the files that can be brought to this moment; MOMENT_UNREACHABLE with what can be reached. */
    public LogBase baseFor(DatabaseId database, Instant moment) throws SQLException {
        List<LogBase> all = bases.of(database);
        return all.stream()
                .filter(base -> base.reaches(moment))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> unreachable(moment, windows(all)));
    }

    /** How a copy of the files is brought to this moment; MOMENT_UNREACHABLE when it is none of a log, or the log does not lead there. */
    public Replay replay(BackupId copy, Instant moment) throws SQLException {
        BackupEntry entry = backups.requireStored(copy);
        LogBase base = bases.of(entry.database()).stream()
                .filter(each -> each.backup().equals(copy) && each.reaches(moment))
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.MOMENT_UNREACHABLE, "no log leads from " + copy + " to " + moment));
        Instant marked = base.collection().marked().orElse(base.from());
        List<BackupEntry> followed = new ArrayList<>();
        for (BackupId batch : batches.leadingTo(base, moment)) {
            followed.add(backups.requireStored(batch));
        }
        // After what is marked nothing was committed until the end of the window: it is the same content.
        return new Replay(followed, moment.isAfter(marked) ? marked : moment, files::open);
    }

    private static List<Window> windows(List<LogBase> bases) {
        Map<UUID, Window> windows = new LinkedHashMap<>();
        for (LogBase base : bases) {
            base.collection()
                    .until()
                    .filter(until -> !until.isBefore(base.from()))
                    .ifPresent(until -> windows.putIfAbsent(base.collection().id(), new Window(base.from(), until)));
        }
        return List.copyOf(windows.values());
    }

    private static CodedException unreachable(Instant moment, List<Window> windows) {
        String reachable = windows.isEmpty()
                ? "of this database no moment can be brought back"
                : windows.stream()
                        .map(window -> "from " + window.from() + " until " + window.until())
                        .collect(Collectors.joining(", ", "what can be brought back is ", ""));
        return new CodedException(ErrorCode.MOMENT_UNREACHABLE, moment + " cannot be brought back: " + reachable);
    }
}
