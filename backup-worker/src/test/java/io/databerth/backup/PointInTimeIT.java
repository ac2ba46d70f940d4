package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.backup.log.CollectLogs;
import io.databerth.backup.log.Recoverable;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.LogChanged;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.Outbox;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any moment between two backups, by the log of a real server. */
class PointInTimeIT extends OnLiveServer {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String CONTENT = "select string_agg(name, ' ' order by id) from moments";

    private CollectLogs logs;

    @BeforeEach
    void open() {
        server.sql("drop schema if exists public cascade; create schema public;"
                + "create table moments (id int generated always as identity, name text)");
        logs = site.worker.logs(new Outbox("/test"), InstantSource.system());
    }

    @AfterEach
    void close() {
        site.close();
        FilledCopies.removeAll(server);
        server.shell("rm -rf /var/lib/postgresql/data/log");
    }

    @Test
    void theContentOfAnyMomentComesBack() {
        wanted();
        collecting();
        BackupId base = base();
        Instant first = write("first");
        Instant second = write("second");
        write("third");
        reached(second);
        assertThat(contentAt(base, first)).isEqualTo("first");
        assertThat(contentAt(base, second)).isEqualTo("first second");

        Instant last = write("fourth");
        reached(last.plusMillis(1));
        assertThat(contentAt(base, last)).as("nothing was committed after it").isEqualTo("first second third fourth");
        server.assertNothingIsLeft();
    }

    @Test
    void aMomentOutsideIsRefusedBeforeAnythingIsTouched() {
        wanted();
        collecting();
        Instant before = Instant.now();
        BackupId base = base();
        reached(Instant.now());
        for (Instant outside : List.of(before, Instant.now().plus(Duration.ofDays(1)))) {
            assertThat(BackupSite.failure(site.run(fill(base, outside)), ErrorCode.MOMENT_UNREACHABLE))
                    .contains(base.toString());
        }
        assertThat(FilledCopies.of(server)).isEmpty();
    }

    @Test
    void itCountsOnceEveryTargetHasIt() throws Exception {
        Path elsewhere = TestServers.directory("log-target");
        TargetId target = TargetId.next();
        site.worker
                .addingTargets()
                .add(
                        target,
                        new TargetPlace("elsewhere", Optional.empty(), Optional.of(elsewhere.toString())),
                        Optional.empty());
        wanted(target);
        collecting();
        base();
        reached(Instant.now());
        Path away = Files.move(elsewhere, elsewhere.resolveSibling(elsewhere.getFileName() + "-away"));
        Instant written = write("while it is away");
        look();
        look();
        assertThat(until()).isBefore(written);
        assertThat(logs.failure(server.database)).isPresent();
        Files.move(away, elsewhere);
        reached(written);
        assertThat(logs.failure(server.database)).isEmpty();
        assertThat(batchesIn(elsewhere)).isEqualTo(batchesIn(site.folder)).isPositive();
    }

    @Test
    void whatWasStoredAndNotReleasedIsStoredOnce() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        site.close();
        site = new BackupSite(refusingToRelease(broken), server.site, Duration.ofMinutes(10));
        logs = site.worker.logs(new Outbox("/test"), InstantSource.system());
        wanted();
        collecting();
        reached(Instant.now());
        write("once");
        broken.set(true);
        look();
        long stored = site.count("select count(*) from log_batch");
        assertThat(waiting()).isNotEmpty();
        broken.set(false);
        reached(Instant.now());
        assertThat(waiting()).isEmpty();
        assertThat(site.count("select count(*) - count(distinct piece) from log_batch, unnest(pieces) as piece"))
                .isZero();
        assertThat(site.count("select count(*) from log_batch")).isGreaterThanOrEqualTo(stored);
    }

    @Test
    void whatWaitsIsBoundedAndWhatIsLostIsToldAndBeginsAnew() {
        wanted();
        collecting();
        base();
        reached(Instant.now());
        String collection = token();
        server.shell("eval \"$(grep ^most_kb= /etc/databerth/keep-log.sh)\";"
                + " fallocate -l \"${most_kb}K\" /var/lib/postgresql/data/log/waits.zst");
        write("when there is no room");
        await().atMost(LIMIT).until(() -> {
            look();
            return states().contains(LogChanged.State.LOST);
        });
        await().atMost(LIMIT).until(() -> {
            look();
            return !token().isEmpty() && !token().equals(collection);
        });
        assertThat(server.shell("ls /var/lib/postgresql/data/log").text()).doesNotContain("waits");
        assertThat(recoverable().windows()).as("what was collected stays").hasSize(1);
        BackupId second = base();
        Instant written = write("after it");
        reached(written);
        assertThat(recoverable().windows()).hasSize(2);
        assertThat(contentAt(second, written)).isEqualTo("when there is no room after it");
    }

    /** As after the platform was brought back from its own backup, while the database went on. */
    @Test
    void aGapThatOnlyTheStoreHasIsNoticed() {
        wanted();
        collecting();
        base();
        reached(write("known"));
        site.execute(
                "delete from backup where backup_id = (select backup_id from log_batch order by position desc limit 1)");
        look();
        assertThat(states()).contains(LogChanged.State.LOST);
    }

    @Test
    void whatNobodyWantsIsNotCollected() {
        wanted();
        collecting();
        reached(Instant.now());
        policy(Optional.empty());
        await().atMost(LIMIT).until(() -> {
            look();
            return states().contains(LogChanged.State.ENDED);
        });
        server.asAdministrator("select pg_switch_wal()");
        assertThat(server.shell("test -e /var/lib/postgresql/data/log").exitCode())
                .isEqualTo(1);
        assertThat(recoverable().collected()).isFalse();
    }

    /** The common way of pieces: as many as come, in the order in which the server ends them. */
    @Test
    void aLogThatGrowsFastIsFollowedWhole() {
        wanted();
        collecting();
        BackupId base = base();
        server.sql(
                "create table many as select n, repeat(md5(n::text), 20) as text from generate_series(1, 200000) as n");
        Instant written = write("at the end");
        reached(written);
        assertThat(site.count("select count(*) from log_batch, unnest(pieces)")).isGreaterThan(8);
        assertThat(inMoment(base, written, "select count(*) from many")).isEqualTo("200000");
    }

    private void wanted(TargetId... targets) {
        policy(Optional.of(new PointInTime(7, 24)), targets);
    }

    private void policy(Optional<PointInTime> pointInTime, TargetId... targets) {
        BackupPolicy policy = new BackupPolicy(
                Optional.empty(), Retention.ALL, 0, List.of(targets), Optional.empty(), Optional.empty(), pointInTime);
        assertThat(site.run(new BackupCommand.SetPolicy(OperationId.next(), server.database, 1, policy)))
                .isInstanceOf(BackupEvent.PolicySet.class);
    }

    private void collecting() {
        await().atMost(LIMIT).until(() -> {
            look();
            return !token().isEmpty();
        });
    }

    private BackupId base() {
        BackupId backup = BackupId.next();
        assertThat(site.run(
                        new BackupCommand.Take(OperationId.next(), server.database, 1, backup, BackupKind.PHYSICAL)))
                .isInstanceOf(BackupEvent.Proven.class);
        return backup;
    }

    /** A moment after this was committed, and before anything else is. */
    private static Instant write(String name) {
        server.sql("insert into moments (name) values ('" + name + "')");
        Instant moment = Instant.parse(server.sql(
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        server.sql("select pg_sleep(0.01)");
        return moment;
    }

    private void reached(Instant moment) {
        await().atMost(LIMIT).until(() -> {
            look();
            return !until().isBefore(moment);
        });
    }

    private void look() {
        try {
            logs.perform();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        await().atMost(LIMIT).until(() -> !logs.isLooking());
    }

    private Instant until() {
        Instant until = recoverable().until();
        return until == null ? Instant.EPOCH : until;
    }

    private Recoverable recoverable() {
        try {
            return site.worker.moments().of(server.database, Optional.empty());
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The real runtime, whose commands that release pieces cannot be run for now. */
    private static ContainerRuntime refusingToRelease(AtomicBoolean now) {
        return (ContainerRuntime) Proxy.newProxyInstance(
                ContainerRuntime.class.getClassLoader(),
                new Class<?>[] {ContainerRuntime.class},
                (proxy, method, arguments) -> {
                    boolean release = method.getName().equals("execute")
                            && ((ExecRequest) arguments[1]).argv().contains("release");
                    if (release && now.get()) {
                        throw new RuntimeFailure.Unavailable("not now", new IOException("not now"));
                    }
                    try {
                        return method.invoke(server.runtime, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private List<LogChanged.State> states() {
        return site.events(LogChanged.class).stream().map(LogChanged::state).toList();
    }

    private static String token() {
        return server.shell("cat /var/lib/postgresql/data/log/collected").text().strip();
    }

    private static List<String> waiting() {
        return server.shell("ls /var/lib/postgresql/data/log | grep zst")
                .text()
                .lines()
                .toList();
    }

    private static long batchesIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(server.database.toString()))) {
            return files.filter(file -> file.toString().endsWith(".pgwal.enc")).count();
        }
    }

    private String contentAt(BackupId base, Instant moment) {
        return inMoment(base, moment, CONTENT);
    }

    private String inMoment(BackupId base, Instant moment, String query) {
        BackupEvent end = site.run(fill(base, moment));
        assertThat(end).isInstanceOf(BackupEvent.Filled.class);
        return FilledCopies.answer(server, ((BackupEvent.Filled) end).volume(), "17", LiveServer.INNER, query);
    }

    private static BackupCommand.Fill fill(BackupId base, Instant moment) {
        return new BackupCommand.Fill(
                OperationId.next(),
                DatabaseId.next(),
                1,
                FilledCopies.spec("17", LiveServer.INNER, LiveServer.USERNAME),
                new InitialContent(base, null, moment));
    }
}
