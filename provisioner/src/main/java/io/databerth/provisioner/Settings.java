package io.databerth.provisioner;

import io.databerth.provisioner.plan.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator may set.
 *
 * @param pull whether images may be fetched from a registry
 * @param pullLimit how long one image may take
 * @param build what builds an image from packages, given the engine and the version; nothing does when absent
 * @param secretsPatience how long a new database waits for its secrets
 * @param loginLimit how long a started server may take until the user can log in
 * @param reconcile the pause between two comparisons of what should be with what is
 * @param poll the longest pause before waiting rotations are looked at
 */
public record Settings(
        Site site,
        boolean pull,
        Duration pullLimit,
        Optional<Path> build,
        Duration secretsPatience,
        Duration loginLimit,
        Duration reconcile,
        Duration poll) {}
