package io.databerth.policy;

import io.databerth.contracts.backup.BackupPolicy.Retention;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The periods of a grandfather-father-son retention. */
enum CalendarPeriod {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** What all moments of the same period have in common. */
    ZonedDateTime begin(ZonedDateTime moment) {
        ZonedDateTime hour = moment.truncatedTo(ChronoUnit.HOURS);
        ZonedDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case HOUR -> hour;
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    int count(Retention rules) {
        return switch (this) {
            case HOUR -> rules.hourly();
            case DAY -> rules.daily();
            case WEEK -> rules.weekly();
            case MONTH -> rules.monthly();
            case YEAR -> rules.yearly();
        };
    }

    String word() {
        return switch (this) {
            case HOUR -> "hour";
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
            case YEAR -> "year";
        };
    }
}
