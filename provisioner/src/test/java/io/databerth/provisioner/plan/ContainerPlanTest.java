package io.databerth.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.Endpoint;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.PublishedPort;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ContainerPlanTest {
    @Test
    void theContainerHasTheNamesAndPlacesOfItsSpec() {
        Blueprint blueprint = PlanSamples.blueprint("D1");
        ContainerSpec spec = ContainerPlan.of(PlanSamples.SITE, blueprint);
        assertThat(spec.name()).isEqualTo("shop-staging-postgresql");
        assertThat(spec.image()).isEqualTo("databerth/postgresql:17");
        assertThat(spec.ports()).containsExactly(new PublishedPort("127.0.0.1", 5433, 5432));
        assertThat(spec.network()).isEqualTo(ContainerNetwork.named("databerth-site-0123456-store"));
        assertThat(spec.mounts())
                .contains(new ContainerMount.Volume("shop-staging-postgresql", "/var/lib/postgresql/data", false));
        assertThat(spec.stopSignal()).contains("SIGINT");
    }

    @Test
    void whatIsNotPublishedHasNoPortOfTheHost() {
        Blueprint published = PlanSamples.blueprint("B1");
        Blueprint closed = published.with(PlanSamples.unpublished(published.database()));
        assertThat(ContainerPlan.of(PlanSamples.SITE, closed).ports()).isEmpty();
        assertThat(closed.endpoint())
                .isEqualTo(new Endpoint("shop-staging-postgresql", "shop-staging-postgresql", 5432));
        assertThat(published.endpoint()).isEqualTo(new Endpoint("shop.db.example.com", "127.0.0.1", 5433));
    }

    @Test
    void everyContainerHasAnEndToItsMemoryItsCpuAndItsProcesses() {
        for (String sku : new String[] {"B1", "D1", "E1", "F1"}) {
            assertThat(ContainerPlan.of(PlanSamples.SITE, PlanSamples.blueprint(sku))
                            .limits()
                            .values())
                    .containsKeys(Limit.MEMORY_BYTES, Limit.NANO_CPUS, Limit.PIDS);
        }
    }

    @Test
    void theSeriesHaveTheirShares() {
        assertThat(limit("B1", Limit.CPU_SHARES)).hasValue(512);
        assertThat(limit("D1", Limit.CPU_SHARES)).hasValue(1024);
        assertThat(limit("F1", Limit.CPU_SHARES)).hasValue(2048);
        assertThat(limit("E1", Limit.SWAPPINESS)).hasValue(0);
        assertThat(limit("E1", Limit.OOM_SCORE_ADJUSTMENT)).hasValue(-500);
        assertThat(limit("F1", Limit.MEMORY_SWAP_BYTES)).isEqualTo(limit("F1", Limit.MEMORY_BYTES));
    }

    @Test
    void noSecretIsInTheSpec() {
        assertThat(ContainerPlan.of(PlanSamples.SITE, PlanSamples.blueprint("B1"))
                        .toString())
                .doesNotContain("canary");
        assertThat(PlanSamples.secrets().toString()).doesNotContain("canary");
    }

    @Test
    void theFilesCarryWhatTheSpecMustNot() {
        Blueprint blueprint = PlanSamples.blueprint("B1");
        var files = blueprint.version().launch().render(DatabaseHoles.with(blueprint, PlanSamples.secrets()));
        assertThat(files)
                .filteredOn(file -> new String(file.bytes(), StandardCharsets.UTF_8).contains("canary"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.mode()).isEqualTo(0400));
    }

    @Test
    void equalShapesHaveEqualHashesWhateverTheGeneration() {
        Blueprint blueprint = PlanSamples.blueprint("B1");
        ManagedDatabase later = PlanSamples.with(
                blueprint.database(), Desired.STOPPED, blueprint.database().trouble());
        assertThat(hash(blueprint)).isEqualTo(hash(blueprint.with(later)));
    }

    @Test
    void anotherPortOrSizeIsAnotherShape() {
        Blueprint small = PlanSamples.blueprint("B1");
        Blueprint large = new Blueprint(
                small.database(), small.version(), PlanSamples.CATALOG.sku("B2").orElseThrow());
        assertThat(hash(large)).isNotEqualTo(hash(small));
        assertThat(hash(small.with(onPort(small.database(), 5500)))).isNotEqualTo(hash(small));
    }

    private static ManagedDatabase onPort(ManagedDatabase database, int port) {
        return new ManagedDatabase(
                database.id(),
                database.operation(),
                database.generation(),
                database.desired(),
                database.spec(),
                database.volume(),
                database.volumeToken(),
                database.image(),
                OptionalInt.of(port),
                database.refusedLimits(),
                database.closed(),
                database.readyOnce(),
                database.disposal(),
                database.removed(),
                database.trouble());
    }

    private static String hash(Blueprint blueprint) {
        return String.valueOf(
                ContainerPlan.of(PlanSamples.SITE, blueprint).labels().get(Labels.SPEC));
    }

    private static OptionalLong limit(String sku, Limit limit) {
        return ContainerPlan.of(PlanSamples.SITE, PlanSamples.blueprint(sku))
                .limits()
                .get(limit);
    }
}
