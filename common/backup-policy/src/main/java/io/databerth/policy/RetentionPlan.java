package io.databerth.policy;

import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.policy.KeptBackup.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which backups of one database stay and which go, of the rules, the backups and the time alone. */
public final class RetentionPlan {
    /** So long one that is not proven, or corrupt, stays to be looked at although a newer one is proven. */
    private static final Duration LOOKED_AT = Duration.ofDays(7);

    private final Retention rules;
    private final ZoneId zone;
    private final Instant now;

    private RetentionPlan(Retention rules, ZoneId zone, Instant now) {
        this.rules = rules;
        this.zone = zone;
        this.now = now;
    }

    /**
     * One decision for each backup, the newest first.
     *
     * @param zone whose hours, days, weeks (from Monday), months and years count
     */
    public static List<RetentionDecision> of(Retention rules, List<KeptBackup> backups, ZoneId zone, Instant now) {
        List<KeptBackup> newestFirst = backups.stream()
                .sorted(Comparator.comparing(KeptBackup::takenAt)
                        .reversed()
                        .thenComparing(KeptBackup::backup, Comparator.comparing(id -> id.toString())))
                .toList();
        return new RetentionPlan(rules, zone, now).decide(newestFirst);
    }

    private List<RetentionDecision> decide(List<KeptBackup> newestFirst) {
        List<KeptBackup> proven = newestFirst.stream()
                .filter(backup -> backup.state() == State.PROVEN)
                .toList();
        Map<KeptBackup, String> stay = reasonsToStay(proven);
        Set<KeptBackup> tooMuch = aboveTheLimit(proven, stay);
        var decisions = new ArrayList<RetentionDecision>();
        for (KeptBackup backup : newestFirst) {
            decisions.add(
                    backup.state() == State.PROVEN ? ofProven(backup, stay, tooMuch) : ofUnproven(backup, proven));
        }
        return decisions;
    }

    private RetentionDecision ofProven(KeptBackup backup, Map<KeptBackup, String> stay, Set<KeptBackup> tooMuch) {
        if (tooMuch.contains(backup)) {
            return goes(backup, "the backups together have more than " + rules.bytes() + " bytes");
        }
        String reason = stay.get(backup);
        return reason == null ? goes(backup, "no rule keeps it") : stays(backup, reason);
    }

    private RetentionDecision ofUnproven(KeptBackup backup, List<KeptBackup> proven) {
        if (backup.held()) {
            return stays(backup, "it is held");
        }
        if (isKeepingAll()) {
            return stays(backup, "there are no rules");
        }
        if (proven.isEmpty() || proven.getFirst().takenAt().isBefore(backup.takenAt())) {
            return stays(backup, "no newer one is proven");
        }
        return backup.takenAt().plus(LOOKED_AT).isAfter(now)
                ? stays(backup, "it is not proven, and newer than a week")
                : goes(backup, "it is not proven, and a newer one is");
    }

    /** By backup, the newest first; those that no rule keeps are not in it. */
    private Map<KeptBackup, String> reasonsToStay(List<KeptBackup> proven) {
        Map<KeptBackup, String> reasons = new LinkedHashMap<>();
        if (!proven.isEmpty()) {
            reasons.put(proven.getFirst(), "it is the last proven one");
        }
        proven.stream().filter(KeptBackup::held).forEach(held -> reasons.putIfAbsent(held, "it is held"));
        if (isKeepingAll()) {
            proven.forEach(backup -> reasons.putIfAbsent(backup, "there are no rules"));
        }
        proven.stream()
                .limit(rules.last())
                .forEach(backup -> reasons.putIfAbsent(backup, "it is one of the last " + rules.last()));
        proven.stream()
                .filter(backup -> rules.days() > 0
                        && backup.takenAt().plus(Duration.ofDays(rules.days())).isAfter(now))
                .forEach(backup -> reasons.putIfAbsent(backup, "it is of the last " + rules.days() + " days"));
        for (CalendarPeriod period : CalendarPeriod.values()) {
            newestOfEach(period, proven)
                    .forEach(backup -> reasons.putIfAbsent(backup, "it is the newest of its " + period.word()));
        }
        return reasons;
    }

    private List<KeptBackup> newestOfEach(CalendarPeriod period, List<KeptBackup> proven) {
        Set<ZonedDateTime> begun = new HashSet<>();
        return proven.stream()
                .filter(backup -> begun.add(period.begin(backup.takenAt().atZone(zone))))
                .limit(period.count(rules))
                .toList();
    }

    /** The oldest of those that stay, except the last proven one and held ones, until the rest is within the limit. */
    private Set<KeptBackup> aboveTheLimit(List<KeptBackup> proven, Map<KeptBackup, String> stay) {
        Set<KeptBackup> tooMuch = new HashSet<>();
        if (rules.bytes() == 0) {
            return tooMuch;
        }
        long bytes = stay.keySet().stream().mapToLong(KeptBackup::storedBytes).sum();
        for (KeptBackup oldest : proven.reversed()) {
            if (bytes <= rules.bytes()) {
                break;
            }
            if (stay.containsKey(oldest) && !oldest.held() && oldest != proven.getFirst()) {
                tooMuch.add(oldest);
                bytes -= oldest.storedBytes();
            }
        }
        return tooMuch;
    }

    /** A limit of bytes alone keeps all that it has room for. */
    private boolean isKeepingAll() {
        return rules.equals(new Retention(0, 0, 0, 0, 0, 0, 0, rules.bytes()));
    }

    private static RetentionDecision stays(KeptBackup backup, String reason) {
        return new RetentionDecision(backup.backup(), false, reason);
    }

    private static RetentionDecision goes(KeptBackup backup, String reason) {
        return new RetentionDecision(backup.backup(), true, reason);
    }
}
