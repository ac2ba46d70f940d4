package io.databerth.backup;

import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.Targets;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.work.Work;
import io.databerth.policy.PolicyRules;
import java.time.Instant;
import java.util.Optional;

/** Notes how a database is to be backed up. */
final class SetPolicy {
    private final Targets targets;

    SetPolicy(Targets targets) {
        this.targets = targets;
    }

    void perform(BackupCommand.SetPolicy wish, Work work) throws Exception {
        for (TargetId target : wish.policy().targets()) {
            if (targets.find(target).isEmpty()) {
                throw new CodedException(
                        ErrorCode.REQUEST_INVALID,
                        "there is no backup target " + target + ": GET /api/v1/backup-targets lists what there is");
            }
        }
        Optional<Instant> nextAt = nextAt(wish);
        work.conclude(
                new BackupEvent.PolicySet(wish.operation(), wish.database(), wish.policy(), nextAt),
                transaction -> Policies.set(transaction, wish.database(), wish.policy(), nextAt));
    }

    private static Optional<Instant> nextAt(BackupCommand.SetPolicy wish) {
        try {
            PolicyRules.check(wish.policy());
            return PolicyRules.next(wish.policy(), wish.database(), Instant.now());
        } catch (IllegalArgumentException wrong) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
