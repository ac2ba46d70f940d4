package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that has an address of its project's range for its own. */
class FixedAddressTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop").unpublished().within("10.20.30.0/24", "10.20.30.7");
    private static final String NAME = SHOP.containerName();
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(SHOP);
    private final String network = site.site.networkOf(SHOP.project());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void itsContainerHasTheAddressAlsoAfterItWasMadeAnew() {
        assertThat(container().addresses()).containsEntry(network, "10.20.30.7");
        assertThat(site.events(DatabaseEvent.Ready.class).getFirst().endpoint())
                .isEqualTo(new Endpoint(NAME, "10.20.30.7", 5432));
        site.run(new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "D2"));
        assertThat(container().addresses()).containsEntry(network, "10.20.30.7");
        assertThat(server.accountChanges).hasValue(1);
    }

    @Test
    void aContainerWithAnotherAddressIsReplaced() throws SQLException {
        ContainerSpec ours = runtime.spec(NAME);
        runtime.remove(container().id());
        runtime.start(runtime.create(ContainerSpec.of(NAME, ours.image())
                .labels(ours.labels())
                .network(ContainerNetwork.named(network))
                .mount(ours.mounts().getFirst())
                .build()));
        site.provisioner.reconcile().perform();
        await().until(() -> !site.events(DatabaseEvent.Repaired.class).isEmpty());
        assertThat(container().addresses()).containsEntry(network, "10.20.30.7");
        assertThat(site.events(DatabaseEvent.Drifted.class).getFirst().difference())
                .contains("instead of 10.20.30.7");
    }

    private ContainerState container() {
        return runtime.inspect(NAME).orElseThrow();
    }
}
