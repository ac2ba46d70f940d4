package io.databerth.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final int CAPACITY = 10;
    private static final long START = 100;

    @Test
    void whatIsGivenIsGaplessAndWhatWouldHaveAGapIsNotGiven() {
        qt().forAll(integers().between(0, 60), longs().all()).checkAssert((count, seed) -> {
            RecentEvents recent = new RecentEvents(CAPACITY, START);
            List<Long> all = numbers(count, new Random(seed));
            all.forEach(number -> recent.add(List.of(row(number))));
            for (long cursor = START; cursor <= recent.head(); cursor++) {
                long from = cursor;
                List<Long> missed = all.stream().filter(number -> number > from).toList();
                recent.after(from, CAPACITY)
                        .ifPresentOrElse(
                                given -> assertThat(given.stream().map(EventRow::seq))
                                        .isEqualTo(missed),
                                () -> assertThat(missed.size()).isGreaterThan(CAPACITY));
            }
        });
    }

    @Test
    void aLimitCutsTheEndOff() {
        RecentEvents recent = new RecentEvents(CAPACITY, START);
        recent.add(List.of(row(101), row(105), row(106)));
        assertThat(recent.after(START, 2).orElseThrow().stream().map(EventRow::seq))
                .containsExactly(101L, 105L);
        assertThat(recent.after(106, 2)).contains(List.of());
    }

    /** Growing, with the gaps that rolled-back transactions leave. */
    private static List<Long> numbers(int count, Random random) {
        List<Long> numbers = new ArrayList<>();
        long last = START;
        for (int i = 0; i < count; i++) {
            last += 1 + random.nextInt(3);
            numbers.add(last);
        }
        return numbers;
    }

    private static EventRow row(long seq) {
        return new EventRow(seq, "database.ready", new UUID(0, seq), "default", Instant.EPOCH, "{}");
    }
}
