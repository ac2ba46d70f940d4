package io.databerth.runtime.docker;

import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a call to the engine on a thread of its own: on unix sockets the client library's own time limits do not work. */
final class Deadline {
    private Deadline() {}

    /** The call's result; its RuntimeFailure as it is; Unavailable when it fails in the transport or takes too long. */
    static <T> T within(String what, Duration limit, Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().name("engine call").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new RuntimeFailure.Unavailable(
                    "the container engine did not answer within " + limit + ": " + what, late);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unavailable("interrupted: " + what, interrupted);
        } catch (ExecutionException failed) {
            throw failureOf(what, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static RuntimeException failureOf(String what, Throwable cause) {
        if (cause instanceof RuntimeFailure failure) {
            return failure;
        }
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof IOException) {
                return new RuntimeFailure.Unavailable("the container engine cannot be reached: " + what, cause);
            }
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException defect ? defect : new IllegalStateException(what, cause);
    }
}
