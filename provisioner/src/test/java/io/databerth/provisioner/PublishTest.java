package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which port of the host leads to a database: none, until somebody asks. */
class PublishTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop").unpublished();
    private static final String NAME = SHOP.containerName();
    private static final Endpoint INSIDE = new Endpoint(NAME, NAME, 5432);
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(SHOP);

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void whatNobodyAskedToPublishTakesAndOpensNoPortOfTheHost() throws SQLException {
        assertThat(container().ports()).isEmpty();
        assertThat(claims()).isZero();
        assertThat(site.events(DatabaseEvent.Ready.class).getFirst().endpoint()).isEqualTo(INSIDE);
    }

    @Test
    void publishingMakesTheContainerAnewOnTheSameVolumeWithThePortOpen() {
        ContainerState before = container();
        DatabaseCommand wish = publish("127.0.0.1");
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.Published(
                        wish.operation(), database, new Endpoint("db.example.org", "127.0.0.1", 5432)));
        assertThat(container().ports()).containsExactly(new PublishedPort("127.0.0.1", 5432, 5432));
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void aPortThatAnotherProcessHoldsIsPassedOver() {
        runtime.start(runtime.create(ContainerSpec.of("another", "databerth/postgresql:17")
                .publish(new PublishedPort("127.0.0.1", 5432, 80))
                .build()));
        var published = (DatabaseEvent.Published) site.run(publish("127.0.0.1"));
        assertThat(published.endpoint().port()).isEqualTo(5433);
        assertThat(container().ports()).containsExactly(new PublishedPort("127.0.0.1", 5433, 5432));
    }

    @Test
    void anotherAddressOfTheHostKeepsTheNumber() throws SQLException {
        site.run(publish("127.0.0.1"));
        site.run(publish("0.0.0.0"));
        assertThat(container().ports()).containsExactly(new PublishedPort("0.0.0.0", 5432, 5432));
        assertThat(site.count("select count(*) from port_claim where bind_address = '0.0.0.0'"))
                .isEqualTo(1);
    }

    @Test
    void unpublishingClosesThePortAndGivesItBack() throws SQLException {
        site.run(publish("127.0.0.1"));
        DatabaseCommand wish = unpublish();
        assertThat(site.run(wish)).isEqualTo(new DatabaseEvent.Unpublished(wish.operation(), database, INSIDE));
        assertThat(container().ports()).isEmpty();
        assertThat(claims()).isZero();
        DatabaseId other = site.made(TestSite.spec("other"));
        assertThat(site.managed(other).claimedPort()).isEqualTo(5432);
    }

    @Test
    void whatIsPublishedStaysSoOverAnotherSizeAndWhatIsNotStaysClosed() {
        site.run(resize("D2"));
        assertThat(container().ports()).isEmpty();
        site.run(publish("127.0.0.1"));
        site.run(resize("B1"));
        assertThat(container().ports()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotComeUpPublishedIsClosedAgainAndItsPortGivenBack() throws SQLException {
        server.refusesLogins = true;
        assertThat(site.run(publish("127.0.0.1"))).isInstanceOf(DatabaseEvent.Failed.class);
        server.refusesLogins = false;
        site.provisioner.reconcile().perform();
        await().until(() -> runtime.inspect(NAME)
                .filter(ContainerState::running)
                .filter(state -> state.ports().isEmpty())
                .isPresent());
        assertThat(claims()).isZero();
        assertThat(site.managed(database).spec().published()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("publishPoints")
    void publishingConverges(String point) throws SQLException {
        FaultListener.killAt(point);
        assertThat(site.run(publish("127.0.0.1"))).isInstanceOf(DatabaseEvent.Published.class);
        await().until(FaultListener::struck);
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
        assertThat(container().ports()).hasSize(1);
        assertThat(claims()).isEqualTo(1);
        assertThat(site.events(DatabaseEvent.Published.class)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unpublishPoints")
    void unpublishingConverges(String point) throws SQLException {
        site.run(publish("127.0.0.1"));
        FaultListener.killAt(point);
        assertThat(site.run(unpublish())).isInstanceOf(DatabaseEvent.Unpublished.class);
        await().until(FaultListener::struck);
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
        assertThat(container().ports()).isEmpty();
        assertThat(claims()).isZero();
        assertThat(site.events(DatabaseEvent.Unpublished.class)).hasSize(1);
    }

    static Stream<String> publishPoints() {
        return points("publish", "stop", "start", "ready", "conclude");
    }

    static Stream<String> unpublishPoints() {
        return points("unpublish", "stop", "port", "start", "ready", "conclude");
    }

    private static Stream<String> points(String verb, String... steps) {
        return Stream.of(steps).flatMap(step -> Stream.of(".before", ".after").map(side -> verb + "." + step + side));
    }

    private DatabaseCommand publish(String address) {
        return new DatabaseCommand.Publish(
                OperationId.next(), database, site.nextGeneration(), address, "db.example.org");
    }

    private DatabaseCommand unpublish() {
        return new DatabaseCommand.Unpublish(OperationId.next(), database, site.nextGeneration());
    }

    private DatabaseCommand resize(String sku) {
        return new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), sku);
    }

    private int claims() throws SQLException {
        return site.count("select count(*) from port_claim");
    }

    private ContainerState container() {
        return runtime.inspect(NAME).orElseThrow();
    }
}
