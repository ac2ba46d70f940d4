package io.databerth.policy;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.ProofRule;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a policy may say, and what follows from it. */
public final class PolicyRules {
    /** Each backup is restored to be proven; what is lost less than this is a matter of the engine's log. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(10);

    private static final int MOST_JITTER_MINUTES = 12 * 60;
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_HOURS = 24 * 366;
    private static final int MOST_UNPROVEN = 100;
    private static final int MOST_HOURS_UNPROVEN = 24 * 31;
    private static final int MOST_DAYS_BACK = 366;
    private static final int MOST_HOURS_BETWEEN_BASES = 24 * 7;
    /** Enough to see the shortest distance of a schedule that repeats each day. */
    private static final int RUNS_LOOKED_AT = 200;

    private PolicyRules() {}

    /** Throws an {@link IllegalArgumentException} that says what is wrong and what to write instead. */
    public static void check(BackupPolicy policy) {
        policy.schedule().ifPresent(PolicyRules::check);
        check(policy.retention());
        between("overdueAfterHours", policy.overdueAfterHours(), MOST_HOURS);
        policy.proof().ifPresent(PolicyRules::check);
        policy.pointInTime().ifPresent(PolicyRules::check);
    }

    /**
     * Whether a scheduled backup is to be proven.
     *
     * @param unproven how many stored ones have come since the last that is proven, without it
     * @param provenAt when the newest proven content was taken
     */
    public static boolean isToBeProven(BackupPolicy policy, int unproven, Optional<Instant> provenAt, Instant now) {
        if (policy.proof().isEmpty() || provenAt.isEmpty()) {
            return true;
        }
        ProofRule rule = policy.proof().get();
        boolean enough = rule.every() > 0 && unproven + 1 >= rule.every();
        boolean old = rule.hours() > 0
                && !provenAt.get().plus(Duration.ofHours(rule.hours())).isAfter(now);
        return enough || old;
    }

    /** When the first backup after this moment is due; empty when none is. */
    public static Optional<Instant> next(BackupPolicy policy, DatabaseId database, Instant after) {
        return policy.schedule().map(schedule -> {
            Duration jitter = jitter(schedule, database);
            return CronSchedule.parse(schedule.when(), schedule.timeZone())
                    .next(after.minus(jitter))
                    .plus(jitter);
        });
    }

    /** The time zone whose days count. */
    public static ZoneId zone(BackupPolicy policy) {
        return policy.schedule()
                .map(schedule ->
                        CronSchedule.parse(schedule.when(), schedule.timeZone()).zone())
                .orElse(ZoneOffset.UTC);
    }

    private static Duration jitter(Schedule schedule, DatabaseId database) {
        long seconds = Duration.ofMinutes(schedule.jitterMinutes()).toSeconds();
        return seconds == 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.floorMod((long) database.value().hashCode(), seconds));
    }

    private static void check(Schedule schedule) {
        CronSchedule cron = CronSchedule.parse(schedule.when(), schedule.timeZone());
        between("jitterMinutes", schedule.jitterMinutes(), MOST_JITTER_MINUTES);
        Instant before = cron.next(Instant.EPOCH);
        for (int run = 0; run < RUNS_LOOKED_AT; run++) {
            Instant next = cron.next(before);
            if (Duration.between(before, next).compareTo(SHORTEST_INTERVAL) < 0) {
                throw new IllegalArgumentException("between two backups must be at least "
                        + SHORTEST_INTERVAL.toMinutes() + " minutes; write for example */15 * * * *");
            }
            before = next;
        }
    }

    private static void check(ProofRule rule) {
        between("proof.everyBackups", rule.every(), MOST_UNPROVEN);
        between("proof.everyHours", rule.hours(), MOST_HOURS_UNPROVEN);
        if (rule.every() == 0 && rule.hours() == 0) {
            throw new IllegalArgumentException(
                    "proof needs everyBackups or everyHours; leave it out to prove each backup");
        }
    }

    private static void check(PointInTime wish) {
        between("pointInTime.days", wish.days(), 1, MOST_DAYS_BACK);
        between("pointInTime.baseEveryHours", wish.baseEveryHours(), 1, MOST_HOURS_BETWEEN_BASES);
    }

    private static void check(Retention retention) {
        between("last", retention.last(), MOST_KEPT);
        between("days", retention.days(), MOST_KEPT);
        between("hourly", retention.hourly(), MOST_KEPT);
        between("daily", retention.daily(), MOST_KEPT);
        between("weekly", retention.weekly(), MOST_KEPT);
        between("monthly", retention.monthly(), MOST_KEPT);
        between("yearly", retention.yearly(), MOST_KEPT);
        if (retention.bytes() < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
    }

    private static void between(String name, int value, int most) {
        between(name, value, 0, most);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
