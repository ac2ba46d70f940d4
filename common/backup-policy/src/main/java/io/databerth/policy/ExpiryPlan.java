package io.databerth.policy;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Which backups of one database stay and which go by the whole of its policy: the rules, and what its log needs. */
public final class ExpiryPlan {
    private ExpiryPlan() {}

    /**
     * One decision for each backup, the newest first.
     *
     * @param bases those of the backups from which a log leads on, oldest first
     */
    public static List<RetentionDecision> of(
            BackupPolicy policy, List<KeptBackup> kept, List<KeptBase> bases, Instant now) {
        Set<BackupId> needed = LogNeeds.of(bases, policy.pointInTime(), now);
        // Without rules all stay that somebody, or a schedule, has asked for.
        Set<BackupId> outlived =
                policy.retention().equals(Retention.ALL) ? LogNeeds.outlived(bases, needed, kept) : Set.of();
        return RetentionPlan.of(policy.retention(), kept, PolicyRules.zone(policy), now).stream()
                .map(decision -> withLog(decision, needed, outlived))
                .toList();
    }

    private static RetentionDecision withLog(RetentionDecision decision, Set<BackupId> needed, Set<BackupId> outlived) {
        BackupId backup = decision.backup();
        if (decision.goes() && needed.contains(backup)) {
            return new RetentionDecision(backup, false, "the log leads on from it");
        }
        if (outlived.contains(backup)) {
            return new RetentionDecision(backup, true, "the log leads on from later copies of the files alone");
        }
        return decision;
    }
}
