package io.databerth.gateway.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest events in memory, so that a thousand clients do not read each row a thousand times from the store. Bounded. */
final class RecentEvents {
    private final int capacity;
    private final Deque<EventRow> rows = new ArrayDeque<>();
    /** All rows behind this one are here, up to the head. */
    private long floor;

    private long head;

    RecentEvents(int capacity, long head) {
        this.capacity = capacity;
        this.floor = head;
        this.head = head;
    }

    synchronized void add(List<EventRow> newer) {
        for (EventRow row : newer) {
            rows.addLast(row);
            head = row.seq();
            if (rows.size() > capacity) {
                floor = rows.removeFirst().seq();
            }
        }
    }

    /** The number of the newest event. */
    synchronized long head() {
        return head;
    }

    /** At most {@code limit} of what follows {@code cursor}; empty when some of it is no longer here. */
    synchronized Optional<List<EventRow>> after(long cursor, int limit) {
        return cursor < floor
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .filter(row -> row.seq() > cursor)
                        .limit(limit)
                        .toList());
    }
}
