package io.databerth.backup;

import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.messaging.work.Work;
import io.databerth.policy.PolicyRules;
import java.time.Instant;
import java.util.Optional;

/** Notes how a database is to be backed up. */
final class SetPolicy {
    void perform(BackupCommand.SetPolicy wish, Work work) throws Exception {
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
