package io.databerth.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Command;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Samples;
import io.databerth.messaging.Store;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final DataSource store = Store.fresh();
    private final WorkQueue queue = new WorkQueue(store, Duration.ofSeconds(30));
    private final DatabaseId database = DatabaseId.next();

    @Test
    void commandsOfOneDatabaseAreClaimedOneAfterTheOtherInTheirOrder() throws SQLException {
        arrive(Samples.stop(database, 1));
        arrive(Samples.start(database, 2));
        Claim first = queue.claim().orElseThrow();
        assertThat(first.command().generation()).isEqualTo(1);
        assertThat(queue.claim()).isEmpty();
        queue.giveBack(first, Duration.ofHours(1));
        assertThat(queue.claim())
                .as("the later one does not overtake a paused one")
                .isEmpty();
    }

    @Test
    void commandsOfDifferentDatabasesRunBesideEachOther() throws SQLException {
        arrive(Samples.stop(database, 1));
        arrive(Samples.stop(DatabaseId.next(), 1));
        assertThat(queue.claim()).isPresent();
        assertThat(queue.claim()).isPresent();
    }

    @Test
    void anOperationIsNeverClaimedTwiceHoweverManyTry() throws Exception {
        IntStream.range(0, 40).forEach(index -> arrive(Samples.stop(DatabaseId.next(), 1)));
        ConcurrentLinkedQueue<Claim> claims = new ConcurrentLinkedQueue<>();
        Thread[] claimants = IntStream.range(0, 8)
                .mapToObj(index -> Thread.ofVirtual().start(() -> {
                    for (Optional<Claim> claim = claimQuietly(); claim.isPresent(); claim = claimQuietly()) {
                        claims.add(claim.get());
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread claimant : claimants) {
            claimant.join();
        }
        assertThat(claims.stream().map(Claim::commandId)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void afterItsLeaseAClaimIsTakenOverAndTheFirstClaimantIsRefused() throws SQLException {
        WorkQueue impatient = new WorkQueue(store, Duration.ofMillis(200));
        arrive(Samples.stop(database, 1));
        Claim dead = impatient.claim().orElseThrow();
        Claim alive = await().until(impatient::claim, Optional::isPresent).orElseThrow();
        assertThat(alive.commandId()).isEqualTo(dead.commandId());
        assertThat(alive.epoch()).isGreaterThan(dead.epoch());
        assertThatThrownBy(() -> impatient.renew(dead)).isInstanceOf(StaleClaimException.class);
        assertThatThrownBy(() -> impatient.giveBack(dead, Duration.ZERO)).isInstanceOf(StaleClaimException.class);
        impatient.renew(alive);
    }

    private Optional<Claim> claimQuietly() {
        try {
            return queue.claim();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void arrive(Command command) {
        new CommandInbox(store, DatabaseCommand.class, () -> {})
                .receive(new RecordPlace("topic", 0, 0, null), WireFormat.encode(Envelope.of("/test", command)));
    }
}
