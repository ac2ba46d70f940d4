package io.databerth.launcher.bench;

import io.databerth.engine.Ready;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A server without the platform, with the least that makes it one. */
final class PlainServer {
    private static final int CONNECT_MILLIS = 200;
    private static final int LOG_LINES = 20;
    private static final Duration LONGEST_WITHOUT_PROBE = Duration.ofSeconds(2);
    private final ContainerRuntime runtime;
    private final PlainLaunch launch;
    private final String name = PlainLaunch.HOST + "-" + Long.toString(System.nanoTime(), 36);

    PlainServer(ContainerRuntime runtime, PlainLaunch launch) {
        this.runtime = runtime;
        this.launch = launch;
    }

    /** One life of it, of which nothing is left. */
    EngineLine.Figures measure(Duration settling) throws IOException, InterruptedException {
        try {
            long begin = System.nanoTime();
            runtime.createVolume(name, PlainLaunch.LABELS);
            String id = Shell.run(launch.create(name));
            runtime.putFiles(id, launch.files());
            Shell.run("docker start " + id);
            awaitReady(id);
            double seconds = Timing.millisecondsSince(begin) / 1e3;
            Thread.sleep(settling);
            return new EngineLine.Figures(seconds, runtime.sample(id).memoryBytes() / 1e6);
        } finally {
            runtime.remove(name);
            runtime.removeVolume(name);
        }
    }

    private void awaitReady(String id) throws InterruptedException {
        Ready ready = launch.version().ready();
        long begin = System.nanoTime();
        long lastProbe = begin;
        while (System.nanoTime() - begin < ready.limit().toNanos()) {
            ContainerState state = runtime.inspect(id).orElseThrow();
            if (!state.running()) {
                throw new IllegalStateException("the plain server ended:\n" + runtime.logs(id, LOG_LINES));
            }
            // As the product does it: a probe takes from the processors with which the server starts.
            boolean early = System.nanoTime() - lastProbe < LONGEST_WITHOUT_PROBE.toNanos();
            if (!early || !refuses(state)) {
                lastProbe = System.nanoTime();
                if (saysYes(id)) {
                    return;
                }
            }
            Thread.sleep(ready.interval());
        }
        throw new IllegalStateException(
                "the plain server was not ready within " + ready.limit() + ":\n" + runtime.logs(id, LOG_LINES));
    }

    private boolean saysYes(String id) {
        RenderedExec probe = launch.probe();
        try {
            return probe.succeeded(runtime.execute(id, probe.request(launch.password())));
        } catch (RuntimeFailure.DeadlineExceeded tooLate) {
            return false;
        }
    }

    private boolean refuses(ContainerState state) {
        int port = launch.version().launch().port().orElseThrow();
        return state.addresses().values().stream().anyMatch(address -> refuses(address, port));
    }

    private static boolean refuses(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
