package io.databerth.gateway.backups;

import io.databerth.contracts.ids.TargetId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets that hold a copy, in the order in which they got it. */
public record BackupCopies(List<TargetId> targets) {
    private static final BackupCopies NONE = new BackupCopies(List.of());

    public BackupCopies {
        targets = List.copyOf(targets);
    }

    static BackupCopies of(@Nullable BackupCopies known) {
        return known == null ? NONE : known;
    }

    BackupCopies without(TargetId target) {
        return new BackupCopies(
                targets.stream().filter(other -> !other.equals(target)).toList());
    }

    /** A copy that is told twice counts once. */
    BackupCopies with(TargetId target) {
        List<TargetId> all = new ArrayList<>(targets);
        all.remove(target);
        all.add(target);
        return new BackupCopies(all);
    }
}
