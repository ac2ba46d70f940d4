package io.databerth.runtime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.Limit;
import io.databerth.runtime.LimitNegotiation;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation;
import java.time.Duration;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;

/** Limits: asked for, applied, refused. */
public interface LimitConformance extends Conformance {

    @Test
    default void plainLimitsAreApplied() {
        Limits asked = Limits.none()
                .with(Limit.CPU_SHARES, 512)
                .with(Limit.NANO_CPUS, 500_000_000L)
                .with(Limit.MEMORY_BYTES, 64L << 20)
                .with(Limit.PIDS, 64);
        var started = LimitNegotiation.createAndStart(
                bed().runtime(), bed().waiting("burstable").limits(asked).build(), id -> {});

        assertThat(started.refused()).isEmpty();
        assertThat(asked.notAppliedIn(started.applied())).isEmpty();
        assertThat(bed().runtime().inspect(started.id()).orElseThrow().running())
                .isTrue();
    }

    @Test
    default void aMemoryOptimizedContainerStartsWhateverOfItsLimitsIsRefused() {
        Limits asked = Limits.none()
                .with(Limit.MEMORY_BYTES, 64L << 20)
                .with(Limit.SWAPPINESS, 0)
                .with(Limit.OOM_SCORE_ADJUSTMENT, -500);
        var started = LimitNegotiation.createAndStart(
                bed().runtime(), bed().waiting("memory").limits(asked).build(), id -> {});

        System.out.println("memory optimized: applied " + started.applied() + ", refused " + started.refused());
        assertThat(bed().runtime().inspect(started.id()).orElseThrow().running())
                .isTrue();
        assertThat(started.applied().get(Limit.MEMORY_BYTES)).hasValue(64L << 20);
        assertThat(asked.notAppliedIn(started.applied())).isEqualTo(started.refused());
    }

    @Test
    default void whatIsSaidToBeAppliedHolds() {
        bed().requires(TestBed.Ability.REAL_LIMITS);
        Limits asked = Limits.none().with(Limit.OOM_SCORE_ADJUSTMENT, -500);
        var started = LimitNegotiation.createAndStart(
                bed().runtime(), bed().waiting("memory").limits(asked).build(), id -> {});

        String real = bed().runtime()
                .execute(started.id(), ExecRequest.of("cat", "/proc/1/oom_score_adj"))
                .text()
                .strip();

        assertThat(Long.parseLong(real))
                .isEqualTo(started.applied().get(Limit.OOM_SCORE_ADJUSTMENT).orElse(0));
    }

    @Test
    default void limitsOfTheProcessorChangeWhileTheContainerRuns() {
        bed().requires(TestBed.Ability.CHANGING_LIMITS);
        Limits memory = Limits.none().with(Limit.MEMORY_BYTES, 64L << 20);
        Limits before = Limits.none().with(Limit.CPU_SHARES, 512).with(Limit.NANO_CPUS, 500_000_000L);
        Limits after = Limits.none().with(Limit.CPU_SHARES, 1024).with(Limit.NANO_CPUS, 1_000_000_000L);
        var all = new EnumMap<Limit, Long>(before.values());
        all.putAll(memory.values());
        String id =
                bed().started(bed().waiting("growing").limits(new Limits(all)).build());
        var startedAt = bed().runtime().inspect(id).orElseThrow().startedAt();

        bed().runtime().changeLimits(id, after);
        bed().runtime().changeLimits(id, after);

        var changed = bed().runtime().inspect(id).orElseThrow();
        assertThat(after.notAppliedIn(changed.limits())).isEmpty();
        assertThat(memory.notAppliedIn(changed.limits())).isEmpty();
        assertThat(changed.running()).isTrue();
        assertThat(changed.startedAt()).isEqualTo(startedAt);
        bed().runtime().stop(id, Duration.ZERO);
        bed().runtime().changeLimits(id, before);
        assertThat(before.notAppliedIn(bed().runtime().inspect(id).orElseThrow().limits()))
                .isEmpty();
    }

    @Test
    default void limitsAreNotChangedOfAContainerThatIsNotThere() {
        Limits limits = Limits.none().with(Limit.CPU_SHARES, 512);
        assertThatThrownBy(() -> bed().runtime().changeLimits("not-there", limits))
                .isInstanceOfAny(RuntimeFailure.NotFound.class, RuntimeFailure.Refused.class);
    }

    @Test
    default void processorsThatTheHostDoesNotHaveAreRefusedInAChangeToo() {
        bed().requires(TestBed.Ability.REAL_LIMITS);
        String id = bed().started(bed().waiting("greedy")
                .limits(Limits.none().with(Limit.NANO_CPUS, 500_000_000L))
                .build());
        long more = (bed().runtime().information().cpus() + 1) * 1_000_000_000L;

        assertThatThrownBy(() -> bed().runtime().changeLimits(id, Limits.none().with(Limit.NANO_CPUS, more)))
                .isInstanceOfAny(RuntimeFailure.LimitRefused.class, RuntimeFailure.Refused.class);
        assertThat(bed().runtime().inspect(id).orElseThrow().running()).isTrue();
    }

    @Test
    default void moreProcessorsThanThereAreIsARefusedLimitAndNotAFailure() {
        bed().requires(TestBed.Ability.REAL_LIMITS);
        RuntimeInformation host = bed().runtime().information();
        Limits asked = Limits.none().with(Limit.NANO_CPUS, (host.cpus() + 1) * 1_000_000_000L);

        var started = LimitNegotiation.createAndStart(
                bed().runtime(), bed().waiting("big").limits(asked).build(), id -> {});

        assertThat(started.refused()).containsExactly(Limit.NANO_CPUS);
    }

    @Test
    default void theProcessLimitStopsAForkBomb() {
        bed().requires(TestBed.Ability.REAL_LIMITS);
        String id = bed().started(bed().waiting("bomb")
                .limits(Limits.none().with(Limit.PIDS, 20))
                .build());

        var outcome = bed().runtime()
                .execute(id, ExecRequest.of("sh", "-c", "for i in $(seq 40); do sleep 5 & done; echo all"));

        assertThat(outcome.text()).doesNotContain("all");
    }
}
