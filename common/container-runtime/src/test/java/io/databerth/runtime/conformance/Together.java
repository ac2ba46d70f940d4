package io.databerth.runtime.conformance;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/** Does the same thing several times at once. */
public final class Together {
    private Together() {}

    public record Outcomes<T>(List<T> results, List<Throwable> failures) {}

    public static <T> Outcomes<T> run(int times, Callable<T> call) throws InterruptedException {
        var results = new CopyOnWriteArrayList<T>();
        var failures = new CopyOnWriteArrayList<Throwable>();
        var barrier = new CyclicBarrier(times);
        var threads = IntStream.range(0, times)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try {
                        barrier.await();
                        results.add(call.call());
                    } catch (Exception failed) {
                        failures.add(failed);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcomes<>(results, failures);
    }
}
