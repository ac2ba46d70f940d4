package io.databerth.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepairPlanTest {
    private static final ManagedDatabase RUNNING = PlanSamples.database("B1");
    private static final ManagedDatabase STOPPED = PlanSamples.with(RUNNING, Desired.STOPPED, Trouble.NONE);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatIsAsItShouldBeIsLeftAlone() {
        assertThat(plan(RUNNING, new Phase.Running())).isInstanceOf(Repair.None.class);
        assertThat(plan(STOPPED, new Phase.Exited(0, false))).isInstanceOf(Repair.None.class);
        assertThat(RepairPlan.of(PlanSamples.SITE, STOPPED, Optional.empty())).isInstanceOf(Repair.None.class);
    }

    @Test
    void anEndedServerIsStartedWithTheReasonTold() {
        assertThat(plan(RUNNING, new Phase.Exited(137, true)))
                .isEqualTo(new Repair.Start("its server ended with exit code 137 because it ran out of memory"));
    }

    @Test
    void aMissingContainerIsMadeAgain() {
        assertThat(RepairPlan.of(PlanSamples.SITE, RUNNING, Optional.empty())).isInstanceOf(Repair.Recreate.class);
        assertThat(plan(RUNNING, new Phase.Dead())).isInstanceOf(Repair.Recreate.class);
    }

    @Test
    void whatIsOpenOtherwiseThanDeclaredIsReplaced() {
        ManagedDatabase closed = PlanSamples.unpublished(RUNNING);
        ContainerState open = PlanSamples.container(RUNNING, new Phase.Running());
        assertThat(RepairPlan.of(PlanSamples.SITE, closed, Optional.of(open))).isInstanceOf(Repair.Replace.class);
    }

    @Test
    void aPausedContainerNeedsAPerson() {
        assertThat(plan(RUNNING, new Phase.Paused())).isInstanceOf(Repair.Person.class);
    }

    @Test
    void aRepairWithoutItsLogInGoesOn() {
        Trouble begun = RepairPace.begun(Trouble.NONE, "its container is gone", NOW);
        assertThat(plan(PlanSamples.with(RUNNING, Desired.RUNNING, begun), new Phase.Running()))
                .isEqualTo(new Repair.Start("its container is gone"));
    }

    @Test
    void nothingIsDoneForADeletedOne() {
        ManagedDatabase deleted = PlanSamples.with(RUNNING, Desired.DELETED, Trouble.NONE);
        assertThat(plan(deleted, new Phase.Running())).isInstanceOf(Repair.None.class);
    }

    @Test
    void theFirstRepairIsImmediateAndTheNextOnesEverSlower() {
        Trouble first = RepairPace.begun(Trouble.NONE, "x", NOW);
        assertThat(RepairPace.mayTry(first, NOW)).isTrue();
        Trouble second = RepairPace.begun(first, "x", NOW);
        assertThat(RepairPace.mayTry(second, NOW)).isFalse();
        Trouble third = RepairPace.begun(second, "x", NOW);
        assertThat(third.notBefore()).isAfter(second.notBefore());
    }

    @Test
    void aCrashLoopHasAnEnd() {
        Trouble trouble = Trouble.NONE;
        for (int repair = 0; repair < RepairPace.TRIES; repair++) {
            assertThat(RepairPace.exhausted(trouble, NOW)).isFalse();
            trouble = RepairPace.begun(trouble, "x", NOW);
        }
        assertThat(RepairPace.exhausted(trouble, NOW)).isTrue();
    }

    @Test
    void whoWasWellForLongStartsAnew() {
        Trouble trouble = Trouble.NONE;
        for (int repair = 0; repair < RepairPace.TRIES; repair++) {
            trouble = RepairPace.begun(trouble, "x", NOW);
        }
        Instant muchLater = NOW.plus(Duration.ofHours(1));
        assertThat(RepairPace.exhausted(trouble, muchLater)).isFalse();
        assertThat(RepairPace.begun(trouble, "x", muchLater).repairs()).isEqualTo(1);
    }

    @Test
    void nobodyPausesForEver() {
        assertThat(RepairPace.pauseAfter(1000)).isEqualTo(RepairPace.LONGEST_PAUSE);
    }

    private static Repair plan(ManagedDatabase database, Phase phase) {
        ContainerState container = PlanSamples.container(database, phase);
        return RepairPlan.of(PlanSamples.SITE, database, Optional.of(container));
    }
}
