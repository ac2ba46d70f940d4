package io.databerth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.ProofRule;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static BackupPolicy at(String when, int jitterMinutes) {
        return new BackupPolicy(Optional.of(new Schedule(when, "UTC", jitterMinutes)), Retention.ALL, 0);
    }

    private static Instant next(BackupPolicy policy, DatabaseId database, Instant after) {
        return PolicyRules.next(policy, database, after).orElseThrow();
    }

    @Test
    void withoutAScheduleNothingIsDue() {
        assertThat(PolicyRules.next(BackupPolicy.NONE, DatabaseId.next(), NOON)).isEmpty();
    }

    @Test
    void aDatabaseHasItsOwnPlaceInTheJitterAndKeepsIt() {
        BackupPolicy policy = at("daily", 60);
        DatabaseId database = DatabaseId.next();
        Instant first = next(policy, database, NOON);
        assertThat(first).isBetween(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-23T00:59:59Z"));
        assertThat(next(policy, database, first)).isEqualTo(first.plus(Duration.ofDays(1)));
        assertThat(next(policy, database, first.minusSeconds(1))).isEqualTo(first);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(each -> next(policy, DatabaseId.next(), NOON))
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void withoutARuleEveryBackupIsProven() {
        assertThat(PolicyRules.isToBeProven(BackupPolicy.NONE, 0, Optional.of(NOON), NOON))
                .isTrue();
    }

    @Test
    void everyNthBackupIsProvenAndAlwaysTheFirst() {
        BackupPolicy third = proving(3, 0);
        assertThat(PolicyRules.isToBeProven(third, 0, Optional.empty(), NOON)).isTrue();
        assertThat(PolicyRules.isToBeProven(third, 0, Optional.of(NOON), NOON)).isFalse();
        assertThat(PolicyRules.isToBeProven(third, 1, Optional.of(NOON), NOON)).isFalse();
        assertThat(PolicyRules.isToBeProven(third, 2, Optional.of(NOON), NOON)).isTrue();
    }

    @Test
    void aBackupIsProvenWhenTheProvenContentIsOldEnough() {
        BackupPolicy daily = proving(0, 24);
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        assertThat(PolicyRules.isToBeProven(daily, 30, Optional.of(yesterday.plusSeconds(1)), NOON))
                .isFalse();
        assertThat(PolicyRules.isToBeProven(daily, 0, Optional.of(yesterday), NOON))
                .isTrue();
        assertThat(PolicyRules.isToBeProven(proving(2, 24), 1, Optional.of(NOON), NOON))
                .as("either rule is enough")
                .isTrue();
    }

    private static BackupPolicy proving(int every, int hours) {
        return new BackupPolicy(
                Optional.empty(),
                Retention.ALL,
                0,
                List.of(),
                Optional.of(new ProofRule(every, hours)),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> PolicyRules.check(at("*/5 * * * *", 0))).hasMessageContaining("*/15");
        assertThatThrownBy(() -> PolicyRules.check(at("0,5 3 * * *", 0))).hasMessageContaining("10 minutes");
        assertThatThrownBy(() -> PolicyRules.check(at("daily", 721))).hasMessageContaining("jitterMinutes");
        assertThatThrownBy(() -> PolicyRules.check(
                        new BackupPolicy(Optional.empty(), new Retention(-1, 0, 0, 0, 0, 0, 0, 0), 0)))
                .hasMessageContaining("last");
        assertThatThrownBy(() -> PolicyRules.check(
                        new BackupPolicy(Optional.empty(), new Retention(0, 0, 0, 0, 0, 0, 0, -1), 0)))
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> PolicyRules.check(new BackupPolicy(Optional.empty(), Retention.ALL, -1)))
                .hasMessageContaining("overdueAfterHours");
        assertThatThrownBy(() -> PolicyRules.check(proving(0, 0))).hasMessageContaining("everyBackups");
        assertThatThrownBy(() -> PolicyRules.check(proving(-1, 0))).hasMessageContaining("everyBackups");
        assertThatThrownBy(() -> PolicyRules.check(proving(0, 745))).hasMessageContaining("everyHours");
        assertThatCode(() -> PolicyRules.check(at("*/15 * * * *", 5))).doesNotThrowAnyException();
        assertThatCode(() -> PolicyRules.check(BackupPolicy.NONE)).doesNotThrowAnyException();
    }
}
