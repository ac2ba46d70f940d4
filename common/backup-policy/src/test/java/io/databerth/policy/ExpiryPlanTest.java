package io.databerth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import io.databerth.policy.KeptBackup.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpiryPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Retention LAST_ONE = new Retention(1, 0, 0, 0, 0, 0, 0, 0);

    private final KeptBackup outlived = backup(120);
    private final KeptBackup first = backup(72);
    private final KeptBackup second = backup(30);
    private final KeptBackup dump = backup(20);
    private final KeptBackup last = backup(10);
    private final List<KeptBackup> kept = List.of(outlived, first, second, dump, last);
    private final List<KeptBase> bases =
            Stream.of(outlived, first, second).map(ExpiryPlanTest::base).toList();

    @Test
    void whatTheLogLeadsOnFromStaysWhateverTheRulesSay() {
        assertThat(going(LAST_ONE, Optional.of(new PointInTime(2, 24)))).containsExactly(dump, outlived);
        assertThat(going(LAST_ONE, Optional.empty())).containsExactly(dump, second, first, outlived);
    }

    @Test
    void withoutRulesThatAloneGoesWhichWasTakenForTheLog() {
        assertThat(going(Retention.ALL, Optional.of(new PointInTime(2, 24)))).containsExactly(outlived);
    }

    @Test
    void theReasonIsTheLog() {
        assertThat(decisions(LAST_ONE, Optional.of(new PointInTime(2, 24))))
                .filteredOn(decision -> decision.backup().equals(second.backup()))
                .containsExactly(new RetentionDecision(second.backup(), false, "the log leads on from it"));
    }

    private List<KeptBackup> going(Retention rules, Optional<PointInTime> wish) {
        return decisions(rules, wish).stream()
                .filter(RetentionDecision::goes)
                .map(decision -> kept.stream()
                        .filter(backup -> backup.backup().equals(decision.backup()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private List<RetentionDecision> decisions(Retention rules, Optional<PointInTime> wish) {
        BackupPolicy policy =
                new BackupPolicy(Optional.empty(), rules, 0, List.of(), Optional.empty(), Optional.empty(), wish);
        return ExpiryPlan.of(policy, kept, bases, NOW);
    }

    private static KeptBackup backup(int hoursAgo) {
        return new KeptBackup(BackupId.next(), NOW.minus(Duration.ofHours(hoursAgo)), 1, State.PROVEN, false);
    }

    private static KeptBase base(KeptBackup backup) {
        return new KeptBase(backup.backup(), backup.takenAt(), true);
    }
}
