package io.databerth.policy;

import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.ids.BackupId;
import io.databerth.policy.KeptBackup.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which copies of files a log has to lead on from, so that every moment of as many days can be brought back. */
final class LogNeeds {
    private LogNeeds() {}

    /**
     * Those since then, and the newest before: the first moment lies between the two.
     *
     * @param bases oldest first
     */
    static Set<BackupId> of(List<KeptBase> bases, Optional<PointInTime> wish, Instant now) {
        Set<BackupId> needed = new HashSet<>();
        if (wish.isEmpty()) {
            return needed;
        }
        Instant first = now.minus(Duration.ofDays(wish.get().days()));
        for (KeptBase base : bases.reversed()) {
            needed.add(base.backup());
            if (!base.from().isAfter(first)) {
                break;
            }
        }
        return needed;
    }

    /** Of those that were taken for the log alone the ones that it needs no more, unless somebody holds them or none after them is proven. */
    static Set<BackupId> outlived(List<KeptBase> bases, Set<BackupId> needed, List<KeptBackup> kept) {
        Set<BackupId> own = bases.stream()
                .filter(base -> base.own() && !needed.contains(base.backup()))
                .map(KeptBase::backup)
                .collect(Collectors.toSet());
        return kept.stream()
                .filter(backup -> own.contains(backup.backup()) && !backup.held())
                .filter(backup -> kept.stream()
                        .anyMatch(later ->
                                later.state() == State.PROVEN && later.takenAt().isAfter(backup.takenAt())))
                .map(KeptBackup::backup)
                .collect(Collectors.toSet());
    }
}
