package io.databerth.provisioner;

import io.databerth.provisioner.plan.Site;
import java.time.Duration;

/**
 * What an operator may set.
 *
 * @param pull whether images may be fetched from a registry
 * @param pullLimit how long one image may take
 * @param secretsPatience how long a new database waits for its secrets
 * @param loginLimit how long a started server may take until the user can log in
 * @param reconcile the pause between two comparisons of what should be with what is
 * @param poll the longest pause before waiting rotations are looked at
 */
public record Settings(
        Site site,
        boolean pull,
        Duration pullLimit,
        Duration secretsPatience,
        Duration loginLimit,
        Duration reconcile,
        Duration poll) {}
