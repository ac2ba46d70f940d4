package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.ProofRule;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.TargetId;
import io.databerth.policy.PolicyRules;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a database is to be backed up without anybody asking, as people write and read it. */
@Schema(name = "BackupPolicy")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyWish(
        @Schema(description = "when; absent: only when somebody asks") @Nullable When schedule,
        @Schema(description = "which stay: each that one of the rules keeps; absent: all") @Nullable Rules retention,
        @Schema(
                        description =
                                "hours after which the last proven backup is too old, which is told as an alarm; absent: never")
                @Nullable
                Integer overdueAfterHours,
        @Schema(
                        description =
                                "where each backup is kept besides the site's own directory before it counts as stored; ids of"
                                        + " GET /api/v1/backup-targets; absent: nowhere")
                @Nullable
                List<String> targets,
        @Schema(description = "which scheduled backups are proven by a restore; absent: every one") @Nullable
                Proofs proof,
        @Schema(
                        description = "what the schedule takes; default: logical",
                        enumeration = {"logical", "physical"})
                @Nullable
                String kind,
        @Schema(description = "whether any moment between two backups can be brought back; absent: it cannot") @Nullable
                Moments pointInTime) {
    private static final int MOST_TARGETS = 5;
    private static final int BASE_EVERY_HOURS = 24;

    /** Moments on a clock. */
    @Schema(name = "BackupSchedule", requiredProperties = "when")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record When(
            @Schema(
                            description =
                                    "hourly, daily, weekly, monthly, or minute hour day month weekday as cron has them",
                            examples = "30 2 * * *")
                    @Nullable
                    String when,
            @Schema(description = "default: UTC", examples = "Europe/Berlin") @Nullable String timeZone,
            @Schema(description = "up to how much later it begins, always equally for one database; default: 0")
                    @Nullable
                    Integer jitterMinutes) {}

    /** A scheduled backup is proven when either says so; one that somebody asks for always is. */
    @Schema(name = "BackupProofRule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proofs(
            @Schema(description = "each time so many have come since the last that is proven") @Nullable
                    Integer everyBackups,
            @Schema(description = "when the newest proven content is so old") @Nullable Integer everyHours) {}

    /** The server's log is collected all the time, and copies of its files are taken to lead on from. */
    @Schema(name = "BackupPointInTime", requiredProperties = "days")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Moments(
            @Schema(description = "how far back every moment can be brought back", examples = "7") @Nullable
                    Integer days,
            @Schema(description = "how old a copy of the files becomes before the next is taken; default: 24") @Nullable
                    Integer baseEveryHours) {}

    /** Only proven backups count, and the last proven one always stays. */
    @Schema(name = "BackupRetention")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rules(
            @Schema(description = "as many of the newest") @Nullable Integer last,
            @Schema(description = "those of as many days") @Nullable Integer days,
            @Schema(description = "the newest of each of as many hours that have one") @Nullable Integer hourly,
            @Nullable Integer daily,
            @Schema(description = "weeks begin on Monday") @Nullable Integer weekly,
            @Nullable Integer monthly,
            @Nullable Integer yearly,
            @Schema(description = "stored bytes of all together, above which the oldest go") @Nullable Long bytes) {}

    /** REQUEST_INVALID with the reason when it cannot be meant. */
    public BackupPolicy policy() {
        try {
            BackupPolicy policy = new BackupPolicy(
                    Optional.ofNullable(schedule).map(PolicyWish::schedule),
                    retention == null ? Retention.ALL : retention(retention),
                    orZero(overdueAfterHours),
                    targets == null ? List.of() : targets(targets),
                    Optional.ofNullable(proof)
                            .map(rule -> new ProofRule(orZero(rule.everyBackups()), orZero(rule.everyHours()))),
                    Optional.ofNullable(kind).map(PolicyWish::kind),
                    Optional.ofNullable(pointInTime).map(PolicyWish::pointInTime));
            PolicyRules.check(policy);
            return policy;
        } catch (IllegalArgumentException wrong) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    public static PolicyWish of(BackupPolicy policy) {
        return new PolicyWish(
                policy.schedule()
                        .map(schedule -> new When(schedule.when(), schedule.timeZone(), schedule.jitterMinutes()))
                        .orElse(null),
                policy.retention().equals(Retention.ALL) ? null : rules(policy.retention()),
                orNull(policy.overdueAfterHours()),
                policy.targets().isEmpty()
                        ? null
                        : policy.targets().stream().map(TargetId::toString).toList(),
                policy.proof()
                        .map(rule -> new Proofs(orNull(rule.every()), orNull(rule.hours())))
                        .orElse(null),
                policy.kind().map(BackupKind::toString).orElse(null),
                policy.pointInTime()
                        .map(rule -> new Moments(rule.days(), rule.baseEveryHours()))
                        .orElse(null));
    }

    private static PointInTime pointInTime(Moments wish) {
        Integer hours = wish.baseEveryHours();
        return new PointInTime(orZero(wish.days()), hours == null ? BASE_EVERY_HOURS : hours);
    }

    private static BackupKind kind(String named) {
        return BackupKind.named(named)
                .orElseThrow(() -> new IllegalArgumentException("kind must be logical or physical"));
    }

    private static List<TargetId> targets(List<String> named) {
        List<TargetId> targets = named.stream().map(TargetId::parse).distinct().toList();
        if (targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException("a backup is kept in at most " + MOST_TARGETS + " targets");
        }
        return targets;
    }

    private static BackupPolicy.Schedule schedule(When wish) {
        String when = wish.when();
        if (when == null) {
            throw new IllegalArgumentException("when is missing in the schedule: write for example daily");
        }
        String zone = wish.timeZone();
        return new BackupPolicy.Schedule(when, zone == null ? "UTC" : zone, orZero(wish.jitterMinutes()));
    }

    private static Retention retention(Rules wish) {
        Long bytes = wish.bytes();
        return new Retention(
                orZero(wish.last()),
                orZero(wish.days()),
                orZero(wish.hourly()),
                orZero(wish.daily()),
                orZero(wish.weekly()),
                orZero(wish.monthly()),
                orZero(wish.yearly()),
                bytes == null ? 0 : bytes);
    }

    private static Rules rules(Retention kept) {
        return new Rules(
                orNull(kept.last()),
                orNull(kept.days()),
                orNull(kept.hourly()),
                orNull(kept.daily()),
                orNull(kept.weekly()),
                orNull(kept.monthly()),
                orNull(kept.yearly()),
                kept.bytes() == 0 ? null : kept.bytes());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static @Nullable Integer orNull(int number) {
        return number == 0 ? null : number;
    }
}
