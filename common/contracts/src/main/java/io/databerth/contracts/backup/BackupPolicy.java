package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.ids.TargetId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a database is backed up without anybody asking.
 *
 * @param schedule when; empty: only when somebody asks
 * @param overdueAfterHours how old the last proven backup may become before that is told as an alarm; 0: never told
 * @param proof which backups are proven by a restore; empty: every one
 * @param targets where every backup is kept besides the backup worker's own directory before it counts as stored
 * @param kind of the backups that the schedule brings; empty: logical
 * @param pointInTime whether moments between two backups can be brought back; empty: they cannot
 */
public record BackupPolicy(
        Optional<Schedule> schedule,
        Retention retention,
        int overdueAfterHours,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TargetId> targets,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ProofRule> proof,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<BackupKind> kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<PointInTime> pointInTime) {
    public static final BackupPolicy NONE = new BackupPolicy(Optional.empty(), Retention.ALL, 0);

    /** Policies from before there were targets, rules for proofs, kinds or points in time have none. */
    public BackupPolicy(
            Optional<Schedule> schedule,
            Retention retention,
            int overdueAfterHours,
            @Nullable List<TargetId> targets,
            @Nullable Optional<ProofRule> proof,
            @Nullable Optional<BackupKind> kind,
            @Nullable Optional<PointInTime> pointInTime) {
        this.schedule = schedule;
        this.retention = retention;
        this.overdueAfterHours = overdueAfterHours;
        this.targets = targets == null ? List.of() : List.copyOf(targets);
        this.proof = proof == null ? Optional.empty() : proof;
        this.kind = kind == null ? Optional.empty() : kind;
        this.pointInTime = pointInTime == null ? Optional.empty() : pointInTime;
    }

    /** Logical backups without copies elsewhere, and with a proof of each. */
    public BackupPolicy(Optional<Schedule> schedule, Retention retention, int overdueAfterHours) {
        this(schedule, retention, overdueAfterHours, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What the schedule brings. */
    public BackupKind takes() {
        return kind.orElse(BackupKind.LOGICAL);
    }

    /**
     * Which scheduled backups are proven: one when either says so. Zero is no rule; without any rule every one is. One that somebody asks
     * for always is.
     *
     * @param every each time so many have come since the last that is proven
     * @param hours when the newest proven content is so old
     */
    public record ProofRule(int every, int hours) {}

    /**
     * The server's log is collected all the time.
     *
     * @param days how far back every moment can be brought back
     * @param baseEveryHours how old a copy of the files may become before the next is taken: what comes after it has to be followed
     */
    public record PointInTime(int days, int baseEveryHours) {}

    /**
     * @param when five fields of cron (minute, hour, day of the month, month, day of the week), or hourly, daily, weekly, monthly
     * @param timeZone of the IANA database, as {@code Europe/Berlin}
     * @param jitterMinutes up to how much later a backup begins, always equally for one database, so that not all begin at once
     */
    public record Schedule(String when, String timeZone, int jitterMinutes) {}

    /**
     * Which backups stay: every one that at least one of these rules keeps. Only proven ones count, and the last proven one stays
     * whatever the rules say. Zero is no rule; without any rule all stay.
     *
     * @param last as many of the newest
     * @param days those of as many days
     * @param hourly the newest of each of as many hours that have one, in the schedule's time zone; so are the others
     * @param bytes stored bytes of all together, above which the oldest go although another rule keeps them
     */
    public record Retention(
            int last, int days, int hourly, int daily, int weekly, int monthly, int yearly, long bytes) {
        public static final Retention ALL = new Retention(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
