package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchVolumeTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        site.close();
    }

    private DatabaseCommand.SwitchVolume wish(DatabaseId database) {
        return new DatabaseCommand.SwitchVolume(
                OperationId.next(),
                database,
                site.nextGeneration(),
                BackupId.next(),
                BackupId.next(),
                FilledVolume.NAME);
    }

    private DatabaseCommand.SwitchVolume wishForFilled(DatabaseId database) {
        DatabaseCommand.SwitchVolume wish = wish(database);
        FilledVolume.make(runtime, wish);
        return wish;
    }

    private String mounted() {
        return runtime.spec(SHOP.containerName()).mounts().stream()
                .filter(ContainerMount.Volume.class::isInstance)
                .map(mount -> ((ContainerMount.Volume) mount).name())
                .findFirst()
                .orElseThrow();
    }

    private boolean letsTheUserIn(DatabaseId database) {
        return server.accepts(SHOP.containerName(), SHOP.username(), site.passwordOf(database));
    }

    private static ErrorCode failure(DatabaseEvent event) {
        return ((DatabaseEvent.Failed) event).failure().code();
    }

    @Test
    void theFilledVolumeTakesThePlaceOfTheLiveOneAndTheUserHasTodaysPassword() throws SQLException {
        DatabaseId database = site.made(SHOP);
        DatabaseCommand.SwitchVolume wish = wishForFilled(database);

        DatabaseEvent end = site.run(wish);

        assertThat(end)
                .isEqualTo(new DatabaseEvent.Restored(wish.operation(), database, wish.backup(), wish.safetyBackup()));
        assertThat(mounted()).isEqualTo(FilledVolume.NAME);
        assertThat(letsTheUserIn(database)).isTrue();
        assertThat(runtime.volume(SHOP.containerName())).as("kept for a time").isPresent();
        assertThat(new SpareVolumes(site.store).replacedBy(wish.operation(), FilledVolume.NAME))
                .hasValueSatisfying(spare -> assertThat(spare.volume()).isEqualTo(SHOP.containerName()));
    }

    @Test
    void aVolumeThatIsNotTheRestoresIsNotTouchedAndTheOldOneStaysLive() {
        DatabaseId database = site.made(SHOP);
        wishForFilled(database);

        assertThat(failure(site.run(wish(database)))).isEqualTo(ErrorCode.VOLUME_LOST);
        assertThat(mounted()).isEqualTo(SHOP.containerName());
        assertThat(letsTheUserIn(database)).isTrue();
    }

    @Test
    void aServerThatDoesNotComeUpIsPutBackOnTheVolumeThatWasLive() throws SQLException {
        DatabaseId database = site.made(SHOP);
        DatabaseCommand.SwitchVolume wish = wishForFilled(database);
        server.refusesLogins = true;

        assertThat(failure(site.run(wish))).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        server.refusesLogins = false;

        assertThat(mounted()).isEqualTo(SHOP.containerName());
        assertThat(letsTheUserIn(database)).isTrue();
        assertThat(new SpareVolumes(site.store).replacedBy(wish.operation(), FilledVolume.NAME))
                .isEmpty();
    }

    @Test
    void aDatabaseThatWasStoppedMeanwhileStaysAsItIs() {
        DatabaseId database = site.made(SHOP);
        DatabaseCommand.SwitchVolume wish = wishForFilled(database);
        site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration() - 2));

        assertThat(failure(site.run(wish))).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(mounted()).isEqualTo(SHOP.containerName());
    }

    @Test
    void aSpareVolumeGoesWhenItsTimeIsOverAndTheLiveOneNever() throws SQLException {
        DatabaseId database = site.made(SHOP);
        DatabaseCommand.SwitchVolume wish = wishForFilled(database);
        site.run(wish);
        site.provisioner.reconcile().perform();
        assertThat(runtime.volume(SHOP.containerName())).isPresent();

        Spare live = Spare.filled(FilledVolume.NAME, database, wish.operation());
        Transactions.run(site.store, transaction -> {
            SpareVolumes.keep(transaction, live, Duration.ofHours(-1));
            transaction.createStatement().execute("update spare_volume set keep_until = now() - interval '1 s'");
        });
        site.provisioner.reconcile().perform();

        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(runtime.volume(FilledVolume.NAME)).isPresent();
    }
}
