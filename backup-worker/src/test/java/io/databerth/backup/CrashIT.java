package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an attempt is killed, the next one comes to the same end, once. */
class CrashIT extends OnLiveServer {
    private static final Set<String> ONCE_SWITCHED = Set.of(
            "restore.switch.after",
            "restore.credentials.before",
            "restore.credentials.after",
            "restore.conclude.before");

    @BeforeEach
    void open() throws Exception {
        server.fillAnew(500);
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
    }

    static Stream<String> takePoints() {
        return points("take", "begin", "dump", "copy", "store", "proof", "conclude");
    }

    static Stream<String> restorePoints() {
        return points("restore", "check", "safety", "load", "switch", "credentials", "conclude");
    }

    private static Stream<String> points(String verb, String... steps) {
        return Stream.of(steps).flatMap(step -> Stream.of(".before", ".after").map(side -> verb + "." + step + side));
    }

    @ParameterizedTest
    @MethodSource("takePoints")
    void aBackupIsTakenOnce(String point) throws Exception {
        FaultListener.killAt(point);
        assertThat(site.take(server.database, BackupId.next())).isInstanceOf(BackupEvent.Proven.class);
        awaitTheKill();
        assertToldOnce(BackupEvent.Started.class, BackupEvent.Stored.class, BackupEvent.Proven.class);
        assertSteps(5);
        assertThat(site.files(server.database)).hasSize(2);
        assertThat(site.count("select count(*) from backup where state = 'proven'"))
                .isEqualTo(1);
        server.assertNothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("restorePoints")
    void aDatabaseIsRestoredOnce(String point) throws Exception {
        BackupId backup = site.taken(server.database);
        List<String> good = server.content();
        server.sql("delete from orders where id > 5; create table ransom (note text)");
        site.execute("delete from outbox");
        FaultListener.killAt(point);
        OperationId operation = OperationId.next();
        site.send(new BackupCommand.Restore(operation, server.database, 1, backup, BackupId.next()));
        awaitTheKill();
        boolean written = ONCE_SWITCHED.contains(point);
        if (written) {
            holdBack(true);
            server.sql("insert into customers (name) values ('since the switch')");
            holdBack(false);
        }
        assertThat(site.end(operation)).isInstanceOf(BackupEvent.Restored.class);
        assertToldOnce(BackupEvent.Started.class, BackupEvent.Stored.class, BackupEvent.Restored.class);
        assertSteps(5);
        assertThat(server.sql("select count(*) from customers where name = 'since the switch'"))
                .isEqualTo(written ? "1" : "0");
        if (!written) {
            assertThat(server.content()).isEqualTo(good);
        }
        assertThat(server.sql("select count(*) from orders")).isEqualTo("500");
        assertThat(site.files(server.database)).hasSize(4);
        assertThat(site.count("select count(*) from restore_progress")).isZero();
        server.assertNothingIsLeft();
    }

    /** A kill in the middle of the switch: the intent is noted, the copy is still a copy. */
    @Test
    void aSwitchThatHadBegunIsCompletedWithoutLoadingAgain() {
        BackupId backup = site.taken(server.database);
        List<String> good = server.content();
        server.sql("delete from orders where id > 5");
        FaultListener.killAt("restore.switch.before");
        OperationId operation = OperationId.next();
        site.send(new BackupCommand.Restore(operation, server.database, 1, backup, BackupId.next()));
        awaitTheKill();
        holdBack(true);
        site.execute("update restore_progress set phase = 'switching'");
        String loaded = server.asAdministrator("select oid from pg_database where datname ~ '^restore_'");
        holdBack(false);
        assertThat(site.end(operation)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.asAdministrator("select oid from pg_database where datname = 'shop'"))
                .isEqualTo(loaded);
        assertThat(server.content()).isEqualTo(good);
        server.assertNothingIsLeft();
    }

    /** Keeps the next attempt from beginning before the test has done its part. */
    private void holdBack(boolean yes) {
        site.execute("update operation set not_before = now() + interval '" + (yes ? "1 minute" : "0") + "'"
                + " where status = 'running'");
    }

    private static void awaitTheKill() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(FaultListener::struck);
    }

    @SafeVarargs
    private void assertToldOnce(Class<? extends BackupEvent>... kinds) {
        for (Class<? extends BackupEvent> kind : kinds) {
            assertThat(site.events(kind)).as(kind.getSimpleName()).hasSize(1);
        }
        assertThat(site.events(BackupEvent.Accepted.class)).hasSize(1);
        assertThat(site.events(BackupEvent.Failed.class)).isEmpty();
    }

    private void assertSteps(int all) {
        assertThat(site.events(BackupEvent.StepDone.class))
                .extracting(done -> done.step().name())
                .doesNotHaveDuplicates()
                .hasSize(all);
    }
}
