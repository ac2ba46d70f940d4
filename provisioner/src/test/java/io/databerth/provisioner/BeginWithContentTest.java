package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that begins with content is not there before its volume is filled. */
class BeginWithContentTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private static final InitialContent CONTENT = new InitialContent(BackupId.next(), null);

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        site.close();
    }

    private DatabaseCommand.Provision wish() {
        DatabaseCommand.Provision wish = new DatabaseCommand.Provision(
                OperationId.next(), DatabaseId.next(), site.nextGeneration(), SHOP, CONTENT);
        site.secrets.issue(wish.database(), TestSite.NO_CERTIFICATE);
        return wish;
    }

    private static DatabaseCommand.TakeContent taking(DatabaseCommand.Provision wish) {
        return new DatabaseCommand.TakeContent(wish.operation(), wish.database(), wish.generation(), FilledVolume.NAME);
    }

    @Test
    void itWaitsForItsContentAndNothingIsMadeInItsPlace() throws SQLException {
        DatabaseCommand.Provision wish = wish();
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.ContentWanted(
                        wish.operation(), wish.database(), wish.generation(), SHOP, CONTENT));
        site.provisioner.reconcile().perform();
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
    }

    @Test
    void itIsReadyWithTheFilledVolumeAndAPasswordOfItsOwn() {
        DatabaseCommand.Provision wish = wish();
        site.run(wish);
        FilledVolume.make(runtime, wish);
        site.send(taking(wish));
        assertThat(site.readyAfter(wish.operation())).isNotNull();
        assertThat(site.managed(wish.database()).volume()).isEqualTo(FilledVolume.NAME);
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(server.accepts(SHOP.containerName(), SHOP.username(), site.passwordOf(wish.database())))
                .isTrue();
    }

    @Test
    void aVolumeThatTheOperationDidNotFillIsNotTaken() {
        DatabaseCommand.Provision wish = wish();
        site.run(wish);
        DatabaseCommand.Provision other = wish();
        FilledVolume.make(runtime, other);
        site.send(taking(wish));
        assertThat(site.failureOf(wish.operation())).isEqualTo(ErrorCode.VOLUME_LOST);
        assertThat(runtime.list(Map.of())).isEmpty();
    }

    @Test
    void aDatabaseThatWasDeletedMeanwhileIsNotMade() {
        DatabaseCommand.Provision wish = wish();
        site.run(wish);
        FilledVolume.make(runtime, wish);
        site.run(new DatabaseCommand.Delete(
                OperationId.next(), wish.database(), site.nextGeneration(), DataDisposal.ERASE));
        site.send(taking(wish));
        assertThat(site.failureOf(wish.operation())).isIn(ErrorCode.OPERATION_SUPERSEDED, ErrorCode.NOT_FOUND);
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.volume(FilledVolume.NAME)).isEmpty();
    }
}
