package io.databerth.monitor.plan;

import static io.databerth.contracts.observation.HealthStatus.DEGRADED;
import static io.databerth.contracts.observation.HealthStatus.DOWN;
import static io.databerth.contracts.observation.HealthStatus.HEALTHY;
import static io.databerth.contracts.observation.HealthStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.runtime.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

class HealthRuleTest {
    private static final Instant TOLD = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = TOLD.plusSeconds(10);
    private static final Sight ANSWERS = new Sight.Running(new Probe.Answered());
    private static final Sight FAILS = new Sight.Running(new Probe.Failed("the probe fails with exit code 2"));
    private static final Sight EXITED = new Sight.NotRunning(new Phase.Exited(137, false));
    private static final Health WAS_HEALTHY = Health.of(HEALTHY, HealthRule.ANSWERS);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
            # before  | should be | seen          | thought
            -         | RUNNING   | answers       | HEALTHY
            -         | RUNNING   | fails         | -
            -         | RUNNING   | exited        | DOWN
            -         | RUNNING   | absent        | DOWN
            -         | RUNNING   | engine silent | -
            HEALTHY   | RUNNING   | fails         | HEALTHY
            HEALTHY   | RUNNING   | paused        | DOWN
            HEALTHY   | RUNNING   | created       | DOWN
            HEALTHY   | RUNNING   | dead          | DOWN
            HEALTHY   | RUNNING   | engine silent | HEALTHY
            DOWN      | RUNNING   | engine silent | DOWN
            DOWN      | RUNNING   | fails         | DOWN
            DOWN      | RUNNING   | answers       | HEALTHY
            DEGRADED  | RUNNING   | answers       | HEALTHY
            STOPPED   | RUNNING   | answers       | HEALTHY
            HEALTHY   | STOPPED   | exited        | STOPPED
            HEALTHY   | STOPPED   | engine silent | STOPPED
            STOPPED   | STOPPED   | answers       | STOPPED
            STOPPED   | STOPPED   | absent        | STOPPED
            -         | MAKING    | answers       | -
            -         | MAKING    | exited        | -
            """)
    void oneLookMeans(String before, Desired desired, String seen, String thought) {
        Health after = HealthRule.judge(health(before), watched(desired), sight(seen), LATER);
        assertThat(after.status().map(HealthStatus::name)).isEqualTo(Optional.ofNullable(thought));
    }

    @Test
    void theSecondFailingProbeInARowDegradesAndSaysWhy() {
        Health once = HealthRule.judge(WAS_HEALTHY, watched(Desired.RUNNING), FAILS, LATER);
        Health twice = HealthRule.judge(once, watched(Desired.RUNNING), FAILS, LATER);
        assertThat(once.isNewsAfter(WAS_HEALTHY)).isFalse();
        assertThat(twice.status()).contains(DEGRADED);
        assertThat(twice.reason()).isEqualTo("the probe fails with exit code 2");
    }

    @Test
    void anAnswerBetweenTwoFailuresForgivesTheFirst() {
        Watched watched = watched(Desired.RUNNING);
        Health once = HealthRule.judge(WAS_HEALTHY, watched, FAILS, LATER);
        Health answered = HealthRule.judge(once, watched, ANSWERS, LATER);
        assertThat(HealthRule.judge(answered, watched, FAILS, LATER).status()).contains(HEALTHY);
    }

    @Test
    void anEngineThatStaysSilentIsDegradedAndNotDown() {
        Health once = HealthRule.judge(WAS_HEALTHY, watched(Desired.RUNNING), new Sight.EngineSilent(), LATER);
        Health twice = HealthRule.judge(once, watched(Desired.RUNNING), new Sight.EngineSilent(), LATER);
        assertThat(twice.status()).contains(DEGRADED);
        assertThat(twice.reason()).isEqualTo("the container engine does not answer");
    }

    @Test
    void aContainerThatRanOutOfMemorySaysSo() {
        Sight killed = new Sight.NotRunning(new Phase.Exited(137, true));
        assertThat(HealthRule.judge(WAS_HEALTHY, watched(Desired.RUNNING), killed, LATER)
                        .reason())
                .contains("memory");
    }

    @Test
    void aLookThatBeganBeforeTheLastWordSaysNothing() {
        assertThat(HealthRule.judge(WAS_HEALTHY, watched(Desired.STOPPED), ANSWERS, TOLD.minusMillis(1)))
                .isEqualTo(WAS_HEALTHY);
    }

    @Test
    void anOperationExcusesADeathButNotForEver() {
        Watched worked = new Watched(
                DatabaseId.next(),
                Desired.RUNNING,
                Optional.of(new Watched.OpenOperation(OperationId.next(), TOLD)),
                TOLD);
        Instant tooLong = TOLD.plus(Watched.EXCUSED).plus(Duration.ofSeconds(1));
        assertThat(HealthRule.judge(WAS_HEALTHY, worked, EXITED, LATER)).isEqualTo(WAS_HEALTHY);
        assertThat(HealthRule.judge(WAS_HEALTHY, worked, EXITED, tooLong).status())
                .contains(DOWN);
    }

    @Test
    void whatIsSeenAgainAndAgainIsToldOnce() {
        qt().forAll(healths(), desires(), sights()).check((before, desired, sight) -> {
            Watched watched = watched(desired);
            Health second = HealthRule.judge(HealthRule.judge(before, watched, sight, LATER), watched, sight, LATER);
            Health third = HealthRule.judge(second, watched, sight, LATER);
            return !third.isNewsAfter(second) && third.equals(second);
        });
    }

    @Test
    void onlyAContainerThatDoesNotRunIsDown() {
        qt().forAll(healths(), desires(), sights())
                .assuming((before, _, _) -> !before.status().equals(Optional.of(DOWN)))
                .check((before, desired, sight) -> {
                    Health after = HealthRule.judge(before, watched(desired), sight, LATER);
                    boolean seenNotToRun = sight instanceof Sight.NotRunning || sight instanceof Sight.NoContainer;
                    return !after.status().equals(Optional.of(DOWN)) || (seenNotToRun && desired == Desired.RUNNING);
                });
    }

    @Test
    void whatWasStoppedOnRequestIsStoppedWhateverIsSeen() {
        qt().forAll(healths(), sights())
                .check((before, sight) -> HealthRule.judge(before, watched(Desired.STOPPED), sight, LATER)
                        .status()
                        .equals(Optional.of(STOPPED)));
    }

    private static Gen<Health> healths() {
        Gen<Optional<HealthStatus>> statuses = arbitrary()
                .pick(
                        Optional.<HealthStatus>empty(),
                        Optional.of(HEALTHY),
                        Optional.of(DEGRADED),
                        Optional.of(DOWN),
                        Optional.of(STOPPED));
        return statuses.zip(
                integers().between(0, HealthRule.FAILURES_THAT_COUNT),
                (status, failures) -> new Health(status, "some reason", failures));
    }

    private static Gen<Desired> desires() {
        return arbitrary().enumValues(Desired.class);
    }

    private static Gen<Sight> sights() {
        return arbitrary()
                .pick("answers", "fails", "exited", "absent", "engine silent", "paused", "created", "dead")
                .map(HealthRuleTest::sight);
    }

    private static Watched watched(Desired desired) {
        return new Watched(DatabaseId.next(), desired, Optional.empty(), TOLD);
    }

    private static Health health(@org.jspecify.annotations.Nullable String status) {
        return status == null ? Health.UNKNOWN : Health.of(HealthStatus.valueOf(status), "some reason");
    }

    private static Sight sight(String name) {
        return switch (name) {
            case "answers" -> ANSWERS;
            case "fails" -> FAILS;
            case "exited" -> EXITED;
            case "absent" -> new Sight.NoContainer();
            case "engine silent" -> new Sight.EngineSilent();
            case "paused" -> new Sight.NotRunning(new Phase.Paused());
            case "created" -> new Sight.NotRunning(new Phase.Created());
            case "dead" -> new Sight.NotRunning(new Phase.Dead());
            default -> throw new IllegalArgumentException(name);
        };
    }
}
