package io.databerth.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.fake.FakeRuntime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits ASKED = Limits.none()
            .with(Limit.MEMORY_BYTES, 100)
            .with(Limit.SWAPPINESS, 0)
            .with(Limit.OOM_SCORE_ADJUSTMENT, -500);
    private final FakeRuntime runtime = new FakeRuntime();
    private final ContainerSpec spec =
            ContainerSpec.of("memory-optimized", "image:1").limits(ASKED).build();

    LimitsTest() {
        runtime.addImage("image:1");
    }

    @Test
    void whatDiffersOrIsMissingWasNotApplied() {
        Limits applied = Limits.none().with(Limit.MEMORY_BYTES, 100).with(Limit.SWAPPINESS, 60);
        assertThat(ASKED.notAppliedIn(applied)).containsExactly(Limit.SWAPPINESS, Limit.OOM_SCORE_ADJUSTMENT);
        assertThat(Limits.none().notAppliedIn(applied)).isEmpty();
        assertThat(ASKED.without(Limit.SWAPPINESS).get(Limit.SWAPPINESS)).isEmpty();
    }

    @Test
    void aRefusedLimitIsGivenUpAndThePreparationRepeated() {
        runtime.refuse(Limit.OOM_SCORE_ADJUSTMENT);
        runtime.ignore(Limit.SWAPPINESS);
        List<String> prepared = new ArrayList<>();

        var started = LimitNegotiation.createAndStart(runtime, spec, prepared::add);

        assertThat(started.refused()).containsExactlyInAnyOrder(Limit.OOM_SCORE_ADJUSTMENT, Limit.SWAPPINESS);
        assertThat(started.applied()).isEqualTo(Limits.none().with(Limit.MEMORY_BYTES, 100));
        assertThat(prepared).hasSize(2).endsWith(started.id());
        assertThat(runtime.list(spec.labels())).hasSize(1);
    }

    @Test
    void aTakenNameIsNotNegotiated() {
        runtime.create(spec);
        assertThatThrownBy(() -> LimitNegotiation.createAndStart(runtime, spec, id -> {}))
                .isInstanceOf(RuntimeFailure.NameTaken.class);
    }

    @Test
    void specificationsCheckThemselves() {
        assertThatThrownBy(() -> ContainerSpec.of("../x", "image:1").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublishedPort("127.0.0.1", 70_000, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RenderedFile("/a/../b", 0600, 0, 0, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContainerMount.Tmpfs("relative", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
