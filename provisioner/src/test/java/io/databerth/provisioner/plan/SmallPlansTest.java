package io.databerth.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plans that are one decision each. */
class SmallPlansTest {
    private static final ManagedDatabase DATABASE = PlanSamples.database("B1");

    @Test
    void aLogTailIsShortAndShowsNoSecret() {
        String log = IntStream.range(0, 500)
                .mapToObj(line -> "line " + line + " user-canary")
                .collect(Collectors.joining("\n"));
        assertThat(LogTail.of(log, Stream.of(Secret.of("user-canary"))))
                .doesNotContain("canary")
                .contains("line 499 ***")
                .doesNotContain("line 400")
                .hasSizeLessThan(1600);
    }

    @Test
    void anEmptySecretHidesNothing() {
        assertThat(LogTail.of("all is well", Stream.of(Secret.of("")))).isEqualTo("all is well");
    }

    @Test
    void aLimitThatWasNotAppliedHasAnEmptyText() {
        Limits requested = Limits.none().with(Limit.CPU_SHARES, 512).with(Limit.SWAPPINESS, 0);
        assertThat(LimitReport.of(requested, Limits.none().with(Limit.CPU_SHARES, 512)))
                .containsExactlyInAnyOrder(
                        new LimitOutcome("cpu-shares", "512", "512"), new LimitOutcome("swappiness", "0", ""));
    }

    @Test
    void whatIsBuiltHereIsNeverFetched() {
        assertThat(ImageChoice.pullable(List.of("databerth/postgresql:17", "docker.io/library/postgres:17")))
                .containsExactly("docker.io/library/postgres:17");
    }

    @Test
    void onlyExactLabelsMakeAThingOurs() {
        Map<String, String> own = OwnLabels.container(PlanSamples.SITE, DATABASE);
        assertThat(OwnLabels.belongs(own, PlanSamples.SITE, DATABASE.id())).isTrue();
        assertThat(OwnLabels.belongs(own, new Site("other"), DATABASE.id())).isFalse();
        assertThat(OwnLabels.belongs(own, PlanSamples.SITE, DatabaseId.next())).isFalse();
        var proof = new HashMap<>(own);
        proof.put(Labels.ROLE, Labels.PROOF_ROLE);
        assertThat(OwnLabels.belongs(proof, PlanSamples.SITE, DATABASE.id())).isFalse();
    }

    @Test
    void aVolumeWithoutTheTokenIsAnother() {
        Map<String, String> own = OwnLabels.volume(PlanSamples.SITE, DATABASE);
        assertThat(OwnLabels.isVolumeOf(own, PlanSamples.SITE, DATABASE)).isTrue();
        var anew = new HashMap<>(own);
        anew.put(Labels.VOLUME, "made by hand");
        assertThat(OwnLabels.isVolumeOf(anew, PlanSamples.SITE, DATABASE)).isFalse();
    }

    @Test
    void whatWorkIsUnderWayForIsNoOrphan() {
        ContainerState container = PlanSamples.container(DATABASE, new Phase.Running());
        assertThat(Orphans.among(List.of(container), Map.of(), Set.of(DATABASE.id())))
                .isEmpty();
        assertThat(Orphans.among(List.of(container), Map.of(DATABASE.id(), DATABASE), Set.of()))
                .isEmpty();
    }

    @Test
    void onlyADeletedDatabasesContainerMayBeRemoved() {
        ContainerState container = PlanSamples.container(DATABASE, new Phase.Running());
        ManagedDatabase deleted = PlanSamples.with(DATABASE, Desired.DELETED, Trouble.NONE);
        assertThat(Orphans.among(List.of(container), Map.of(), Set.of()))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.mayRemove()).isFalse());
        assertThat(Orphans.among(List.of(container), Map.of(DATABASE.id(), deleted), Set.of()))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.mayRemove()).isTrue());
    }

    @Test
    void aSiteThatCannotBeALabelIsRefused() {
        assertThatThrownBy(() -> new Site("my site")).hasMessageContaining("databerth.site");
        assertThat(new Site("Site-With-A-Long-Name").networkOf("shop")).isEqualTo("databerth-site-with-a--shop");
    }
}
