package io.databerth.messaging.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that work on operations at the moment. */
final class RunningThreads {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    void add(Thread thread) {
        threads.add(thread);
    }

    void remove(Thread thread) {
        threads.remove(thread);
    }

    void interruptAll() {
        threads.forEach(Thread::interrupt);
    }
}
