package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.fake.FakeRuntime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other settings of an engine: that the server has them after every end of the operation, or those from before. */
class ConfigureTest {
    private static final String CONTAINER = "shop-staging-postgresql";
    private static final Map<String, String> CHOSEN = Map.of("jit", "off", "max_connections", "40");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(TestSite.spec("shop"));

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void theServerIsMadeAnewWithWhatWasChosen() {
        ContainerState before = container();
        DatabaseCommand wish = configure(CHOSEN);
        assertThat(site.run(wish)).isEqualTo(new DatabaseEvent.Configured(wish.operation(), database, CHOSEN));
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(configuration()).endsWith("jit = 'off'\nmax_connections = '40'\n");
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void whatWasChosenSurvivesAnotherSizeAndIsGoneWhenItIsTakenBack() {
        site.run(configure(CHOSEN));
        site.run(new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "E2"));
        assertThat(configuration()).contains("jit = 'off'");
        site.run(configure(Map.of()));
        assertThat(configuration()).doesNotContain("jit");
    }

    @Test
    void aValueThatCannotBeIsRefusedBeforeAnythingIsTouched() {
        ContainerState before = container();
        DatabaseEvent end = site.run(configure(Map.of("jit", "maybe")));
        assertThat(((DatabaseEvent.Failed) end).failure().code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(container().id()).isEqualTo(before.id());
    }

    @Test
    void aServerThatDoesNotComeUpGetsBackWhatItHad() throws Exception {
        site.run(configure(Map.of("jit", "off")));
        server.refusesLogins = true;
        assertThat(site.run(configure(CHOSEN))).isInstanceOf(DatabaseEvent.Failed.class);
        server.refusesLogins = false;
        site.provisioner.reconcile().perform();
        await().untilAsserted(() -> assertThat(configuration()).endsWith("jit = 'off'\n"));
        assertThat(site.managed(database).spec().parameters()).isEqualTo(Map.of("jit", "off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "configure.stop.before",
                "configure.stop.after",
                "configure.start.before",
                "configure.start.after",
                "configure.ready.before",
                "configure.ready.after",
                "configure.conclude.before",
                "configure.conclude.after"
            })
    void aChangeOfSettingsConverges(String point) {
        FaultListener.killAt(point);
        assertThat(site.run(configure(CHOSEN))).isInstanceOf(DatabaseEvent.Configured.class);
        await().until(FaultListener::struck);
        assertThat(configuration()).contains("jit = 'off'");
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
    }

    @Test
    void aChangeThatWasCutOffStillKnowsWhatWasBefore() throws Exception {
        server.refusesLogins = true;
        FaultListener.killAt("configure.stop.after");
        assertThat(site.run(configure(CHOSEN))).isInstanceOf(DatabaseEvent.Failed.class);
        assertThat(FaultListener.struck()).isTrue();
        assertThat(site.managed(database).spec().parameters()).isEmpty();
    }

    private DatabaseCommand configure(Map<String, String> parameters) {
        return new DatabaseCommand.Configure(OperationId.next(), database, site.nextGeneration(), parameters);
    }

    private ContainerState container() {
        return runtime.inspect(CONTAINER).orElseThrow();
    }

    private String configuration() {
        return runtime.files(CONTAINER).stream()
                .filter(file -> file.path().endsWith("/postgresql.conf"))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
