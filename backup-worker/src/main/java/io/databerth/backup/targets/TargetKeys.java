package io.databerth.backup.targets;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.TargetId;

/** Where the secret keys of buckets are kept. */
public interface TargetKeys {
    /** In the place of an earlier one. */
    void keep(TargetId target, Secret key);

    /** NOT_FOUND when there is none. */
    Secret keyOf(TargetId target);

    /** That there is none is no failure. */
    void forget(TargetId target);
}
