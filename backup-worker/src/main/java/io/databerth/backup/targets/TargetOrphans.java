package io.databerth.backup.targets;

import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.storage.BackupTarget.Kept;
import io.databerth.backup.storage.S3Target.Limits;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a target as our backups lie there and is of no backup that is known: of a platform that is gone, or left by a deletion that
 * broke off. It is told and never deleted: only a person can know whether another platform keeps its backups there.
 */
public final class TargetOrphans {
    private static final int KEYS_AT_A_TIME = 1_000;
    /** More than are looked through while somebody waits; what is left is another page. */
    private static final int MOST_KEYS = 10_000;

    private static final Pattern OURS =
            Pattern.compile("(db-[0-9a-f]{32})/([^/]+?\\.enc)(\\.manifest\\.json)?|databerth-check-.*");

    private final OpenTargets targets;
    private final Backups backups;

    /** @param next where the next page begins; absent at the end */
    public record Page(List<Kept> orphans, @Nullable String next) {}

    public TargetOrphans(OpenTargets targets, Backups backups) {
        this.targets = targets;
        this.backups = backups;
    }

    /** Those whose keys come after this one; fewer than the limit also where many keys have to be looked through. */
    public Page of(TargetId target, String after, int limit) throws IOException, SQLException, InterruptedException {
        try (BackupTarget open = targets.open(target, Limits.BRIEF)) {
            List<Kept> orphans = new ArrayList<>();
            String last = after;
            for (int seen = 0; seen < MOST_KEYS; seen += KEYS_AT_A_TIME) {
                List<Kept> keys = open.list("", last, KEYS_AT_A_TIME);
                Set<String> known = known(keys);
                for (Kept kept : keys) {
                    last = kept.key();
                    if (isOrphan(kept.key(), known)) {
                        orphans.add(kept);
                    }
                    if (orphans.size() == limit) {
                        return new Page(List.copyOf(orphans), last);
                    }
                }
                if (keys.size() < KEYS_AT_A_TIME) {
                    return new Page(List.copyOf(orphans), null);
                }
            }
            return new Page(List.copyOf(orphans), last);
        }
    }

    /** The data files of known backups, as keys. */
    private Set<String> known(List<Kept> keys) throws SQLException {
        Set<DatabaseId> databases = keys.stream()
                .map(kept -> OURS.matcher(kept.key()))
                .filter(ours -> ours.matches() && ours.group(1) != null)
                .map(ours -> DatabaseId.parse(ours.group(1)))
                .collect(Collectors.toSet());
        return backups.fileKeys(databases);
    }

    private static boolean isOrphan(String key, Set<String> known) {
        Matcher ours = OURS.matcher(key);
        return ours.matches() && (ours.group(1) == null || !known.contains(ours.group(1) + "/" + ours.group(2)));
    }
}
