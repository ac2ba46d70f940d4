package io.databerth.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Reads what a container wrote. */
final class ContainerLogs {
    private static final int LIMIT_BYTES = 1 << 20;
    private final DockerCalls calls;

    ContainerLogs(DockerCalls calls) {
        this.calls = calls;
    }

    String tail(String id, int lines) {
        var tail = new Tail(LIMIT_BYTES);
        boolean complete = calls.ask("container " + id, client -> {
            var collecting = new ResultCallback.Adapter<Frame>() {
                @Override
                public void onNext(Frame frame) {
                    tail.append(frame.getPayload());
                }
            };
            try (collecting) {
                return client.logContainerCmd(id)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(lines)
                        .exec(collecting)
                        .awaitCompletion(DockerCalls.USUAL.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RuntimeFailure.Unavailable("reading logs was interrupted", interrupted);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        if (!complete) {
            throw new RuntimeFailure.Unavailable("the log of container " + id + " does not end", null);
        }
        return tail.text();
    }
}
