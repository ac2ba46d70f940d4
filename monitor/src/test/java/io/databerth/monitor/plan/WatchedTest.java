package io.databerth.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private final DatabaseId database = DatabaseId.next();
    private final OperationId operation = OperationId.next();

    @Test
    void anAcceptedDatabaseIsBeingMadeAndWorkedOn() {
        Watched watched = after(accepted()).orElseThrow();
        assertThat(watched.desired()).isEqualTo(Desired.MAKING);
        assertThat(watched.excused(START)).isTrue();
    }

    @Test
    void aReadyDatabaseShouldRunAndHasNoExcuseLeft() {
        Watched watched = after(accepted(), ready()).orElseThrow();
        assertThat(watched.desired()).isEqualTo(Desired.RUNNING);
        assertThat(watched.excused(START)).isFalse();
    }

    @Test
    void aStoppedDatabaseShouldStandStill() {
        assertThat(after(ready(), accepted(), new DatabaseEvent.Stopped(operation, database)))
                .map(Watched::desired)
                .contains(Desired.STOPPED);
    }

    @Test
    void aDeletedDatabaseIsNotWatched() {
        assertThat(after(ready(), new DatabaseEvent.Deleted(operation, database, DataDisposal.ERASE)))
                .isEmpty();
    }

    @Test
    void aFailedOperationLeavesWhatShouldBeAndEndsTheExcuse() {
        Watched watched = after(ready(), accepted(), failed(operation)).orElseThrow();
        assertThat(watched.desired()).isEqualTo(Desired.RUNNING);
        assertThat(watched.open()).isEmpty();
    }

    @Test
    void theFailureOfAnotherOperationEndsNoExcuse() {
        Watched watched = after(ready(), accepted(), failed(OperationId.next())).orElseThrow();
        assertThat(watched.open()).isPresent();
    }

    @Test
    void aRepairMeansThatItShouldRun() {
        var repaired = new DatabaseEvent.Repaired(
                database, "container missing", new Endpoint("db.example", "127.0.0.1", 5432));
        assertThat(after(repaired)).map(Watched::desired).contains(Desired.RUNNING);
    }

    @Test
    void aPasswordThatWasAppliedChangesNothingHere() {
        Optional<Watched> before = after(ready());
        assertThat(Watched.after(before, new DatabaseEvent.CredentialApplied(operation, database, 2), START, START))
                .isEqualTo(before);
        assertThat(after(new DatabaseEvent.CredentialApplied(operation, database, 2)))
                .isEmpty();
    }

    private Optional<Watched> after(DatabaseEvent... events) {
        Optional<Watched> watched = Optional.empty();
        for (DatabaseEvent event : events) {
            watched = Watched.after(watched, event, START, START);
        }
        return watched;
    }

    private DatabaseEvent accepted() {
        return new DatabaseEvent.Accepted(operation, database);
    }

    private DatabaseEvent ready() {
        return new DatabaseEvent.Ready(
                operation, database, new Endpoint("db.example", "127.0.0.1", 5432), "some/image:1", List.of());
    }

    private DatabaseEvent failed(OperationId which) {
        return new DatabaseEvent.Failed(which, database, Failure.of(ErrorCode.INTERNAL, "broken"), null);
    }
}
