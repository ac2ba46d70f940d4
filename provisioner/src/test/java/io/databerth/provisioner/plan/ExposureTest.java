package io.databerth.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final ManagedDatabase SHOP = PlanSamples.database("B1");
    private static final Set<String> OWN = Set.of(PlanSamples.SITE.networkOf("store"));
    private static final PublishedPort DECLARED = new PublishedPort("127.0.0.1", 5433, 5432);

    @Test
    void whatIsOpenAsDeclaredDiffersInNothing() {
        assertThat(difference(List.of(DECLARED), OWN)).isEmpty();
    }

    @Test
    void aFurtherPortAndAnotherAddressDiffer() {
        assertThat(difference(List.of(DECLARED, new PublishedPort("0.0.0.0", 9999, 5432)), OWN))
                .contains("the host offers 0.0.0.0:9999, 127.0.0.1:5433 of it instead of 127.0.0.1:5433");
        assertThat(difference(List.of(new PublishedPort("0.0.0.0", 5433, 5432)), OWN))
                .isPresent();
    }

    @Test
    void aPublishedDatabaseThatIsClosedDiffers() {
        assertThat(difference(List.of(), OWN)).contains("the host offers nothing of it instead of 127.0.0.1:5433");
    }

    @Test
    void aFurtherNetworkAndTheHostsOwnDiffer() {
        assertThat(difference(List.of(DECLARED), Set.of("bridge", OWN.iterator().next())))
                .hasValueSatisfying(text -> assertThat(text).startsWith("it is on bridge, databerth-"));
        assertThat(difference(List.of(DECLARED), Set.of("host"))).isPresent();
        assertThat(difference(List.of(DECLARED), Set.of())).isPresent();
    }

    private static Optional<String> difference(List<PublishedPort> ports, Set<String> networks) {
        return Exposure.difference(
                PlanSamples.SITE,
                SHOP,
                new ContainerState(
                        "id",
                        SHOP.name(),
                        Map.of(),
                        "image",
                        "sha256:image",
                        new Phase.Running(),
                        Optional.empty(),
                        networks,
                        Map.of(),
                        ports,
                        Limits.none()));
    }
}
