package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.fake.FakeRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer image of a version: that the server runs from it on the same data, or goes on with the one it had. */
class UpgradeTest {
    private static final String CONTAINER = "shop-staging-postgresql";
    private static final String IMAGE = "databerth/postgresql:17";
    private static final String NEWER = "sha256:newer";
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
    void theServerRunsFromTheNewerImageOnTheSameVolume() {
        ContainerState before = container();
        newer();
        DatabaseCommand wish = upgrade();
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.Upgraded(wish.operation(), database, IMAGE, "sha256:" + IMAGE, "17.9-1"));
        assertThat(container().imageId()).isEqualTo(NEWER);
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void withoutANewerImageNothingIsTouchedAndThatIsTold() {
        ContainerState before = container();
        DatabaseEvent end = site.run(upgrade());
        assertThat(((DatabaseEvent.Failed) end).failure().code()).isEqualTo(ErrorCode.IMAGE_UNAVAILABLE);
        assertThat(((DatabaseEvent.Failed) end).failure().message()).contains("newest image");
        assertThat(container()).isEqualTo(before);
    }

    @Test
    void aServerThatDoesNotComeUpRunsFromTheImageThatItHad() throws Exception {
        String before = container().imageId();
        newer();
        server.refusesLogins = true;
        assertThat(site.run(upgrade())).isInstanceOf(DatabaseEvent.Failed.class);
        server.refusesLogins = false;
        site.provisioner.reconcile().perform();
        // For a moment there is none, between the one that is removed and the one that takes its place.
        await().ignoreException(NoSuchElementException.class)
                .until(() -> container().imageId().equals(before) && container().running());
    }

    @Test
    void whatWasTakenBackCanBeTriedAgain() throws Exception {
        aServerThatDoesNotComeUpRunsFromTheImageThatItHad();
        assertThat(site.run(upgrade())).isInstanceOf(DatabaseEvent.Upgraded.class);
        assertThat(container().imageId()).isEqualTo(NEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upgrade.image.before",
                "upgrade.image.after",
                "upgrade.stop.before",
                "upgrade.stop.after",
                "upgrade.start.before",
                "upgrade.start.after",
                "upgrade.ready.before",
                "upgrade.ready.after",
                "upgrade.conclude.before",
                "upgrade.conclude.after"
            })
    void anUpgradeConverges(String point) {
        newer();
        FaultListener.killAt(point);
        DatabaseCommand wish = upgrade();
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.Upgraded(wish.operation(), database, IMAGE, "sha256:" + IMAGE, "17.9-1"));
        await().until(FaultListener::struck);
        assertThat(container().imageId()).isEqualTo(NEWER);
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
    }

    private void newer() {
        runtime.addImage(IMAGE, NEWER, Map.of(Labels.VERSION, "17.9-1"));
    }

    private DatabaseCommand upgrade() {
        return new DatabaseCommand.Upgrade(OperationId.next(), database, site.nextGeneration());
    }

    private ContainerState container() {
        return runtime.inspect(CONTAINER).orElseThrow();
    }
}
