package io.databerth.contracts.backup;

import java.util.Optional;

/**
 * How a database is backed up without anybody asking.
 *
 * @param schedule when; empty: only when somebody asks
 * @param overdueAfterHours how old the last proven backup may become before that is told as an alarm; 0: never told
 */
public record BackupPolicy(Optional<Schedule> schedule, Retention retention, int overdueAfterHours) {
    public static final BackupPolicy NONE = new BackupPolicy(Optional.empty(), Retention.ALL, 0);

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
