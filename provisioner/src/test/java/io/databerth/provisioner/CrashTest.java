package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever does an operation dies before or after each of its steps: the next one comes to the same end, once. */
class CrashTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    static Stream<String> provisionPoints() {
        return points(
                "provision",
                "secrets",
                "image",
                "network",
                "volume",
                "container",
                "start",
                "account",
                "ready",
                "conclude");
    }

    static Stream<String> lifePoints() {
        return Stream.of(points("stop", "stop", "conclude"), points("start", "start", "ready", "conclude"))
                .flatMap(each -> each);
    }

    static Stream<String> restartPoints() {
        return points("restart", "stop", "start", "ready", "conclude");
    }

    @ParameterizedTest
    @MethodSource("onlineResizePoints")
    void aResizeOfTheServerThatRunsConverges(String point) throws SQLException {
        DatabaseId database = site.made(SHOP);
        String container = runtime.list(Map.of()).getFirst().id();
        FaultListener.killAt(point);
        assertThat(site.run(new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "B9")))
                .isInstanceOf(DatabaseEvent.Resized.class);
        await().until(FaultListener::struck);
        assertThat(runtime.list(Map.of()))
                .singleElement()
                .matches(ContainerState::running)
                .matches(running -> running.id().equals(container))
                .matches(running -> running.limits().get(Limit.NANO_CPUS).orElse(0) == 1_000_000_000L);
        assertThat(site.managed(database).spec().sku()).isEqualTo("B9");
        assertThat(site.events(DatabaseEvent.Resized.class)).hasSize(1);
    }

    static Stream<String> onlineResizePoints() {
        return points("resize", "limits", "ready", "conclude");
    }

    @ParameterizedTest
    @MethodSource("resizePoints")
    void aResizeConverges(String point) throws SQLException {
        DatabaseId database = site.made(SHOP);
        FaultListener.killAt(point);
        assertThat(site.run(new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "E2")))
                .isInstanceOf(DatabaseEvent.Resized.class);
        await().until(FaultListener::struck);
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
        assertThat(runtime.volumes(Map.of())).hasSize(1);
        assertThat(site.managed(database).spec().sku()).isEqualTo("E2");
        assertThat(site.events(DatabaseEvent.Resized.class)).hasSize(1);
    }

    static Stream<String> resizePoints() {
        return points("resize", "stop", "start", "ready", "conclude");
    }

    static Stream<String> deletePoints() {
        return points("delete", "container", "volume", "network", "conclude");
    }

    private static Stream<String> points(String verb, String... steps) {
        return Stream.of(steps).flatMap(step -> Stream.of(".before", ".after").map(side -> verb + "." + step + side));
    }

    @ParameterizedTest
    @MethodSource("provisionPoints")
    void aProvisionConverges(String point) throws SQLException {
        FaultListener.killAt(point);
        DatabaseId database = site.made(SHOP);
        await().until(FaultListener::struck);
        assertOneReadyDatabase(database);
        assertThat(site.events(DatabaseEvent.Accepted.class)).hasSize(1);
        assertThat(site.events(DatabaseEvent.StepDone.class))
                .extracting(done -> done.step().name())
                .doesNotHaveDuplicates()
                .hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("lifePoints")
    void stopAndStartConverge(String point) throws SQLException {
        DatabaseId database = site.made(SHOP);
        FaultListener.killAt(point);
        assertThat(site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration())))
                .isInstanceOf(DatabaseEvent.Stopped.class);
        assertThat(site.run(new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration())))
                .isInstanceOf(DatabaseEvent.Ready.class);
        await().until(FaultListener::struck);
        assertOneReadyDatabase(database);
    }

    @ParameterizedTest
    @MethodSource("restartPoints")
    void aRestartConverges(String point) throws SQLException {
        DatabaseId database = site.made(SHOP);
        FaultListener.killAt(point);
        assertThat(site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration())))
                .isInstanceOf(DatabaseEvent.Ready.class);
        await().until(FaultListener::struck);
        assertOneReadyDatabase(database);
    }

    @ParameterizedTest
    @MethodSource("deletePoints")
    void aDeletionConverges(String point) throws SQLException {
        DatabaseId database = site.made(SHOP);
        FaultListener.killAt(point);
        var delete =
                new DatabaseCommand.Delete(OperationId.next(), database, site.nextGeneration(), DataDisposal.ERASE);
        assertThat(site.run(delete)).isInstanceOf(DatabaseEvent.Deleted.class);
        await().until(FaultListener::struck);
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.volumes(Map.of())).isEmpty();
        assertThat(runtime.networks(Map.of())).isEmpty();
        assertThat(site.count("select count(*) from port_claim")).isZero();
        assertThat(site.events(DatabaseEvent.Deleted.class)).hasSize(1);
    }

    private void assertOneReadyDatabase(DatabaseId database) throws SQLException {
        List<ContainerState> containers = runtime.list(Map.of());
        assertThat(containers).hasSize(1).allMatch(ContainerState::running);
        assertThat(runtime.volumes(Map.of())).hasSize(1);
        assertThat(runtime.networks(Map.of())).hasSize(1);
        assertThat(site.count("select count(*) from port_claim")).isEqualTo(1);
        assertThat(site.count("select count(*) from operation where status <> 'succeeded'"))
                .isZero();
        assertThat(site.managed(database).readyOnce()).isTrue();
        long terminal = site.events().stream()
                .filter(event -> event instanceof DatabaseEvent.Ready || event instanceof DatabaseEvent.Stopped)
                .count();
        assertThat(terminal).isEqualTo(site.count("select count(*) from operation"));
        assertThat(server.accountChanges.get()).isPositive();
    }
}
