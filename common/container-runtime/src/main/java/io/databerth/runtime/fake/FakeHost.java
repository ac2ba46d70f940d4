package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerSample;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecInput;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.Limit;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What happens in and around the fake's containers: programs, samples, events, and the limits that it does not grant. */
abstract sealed class FakeHost extends FakeResources permits FakeRuntime {
    private static final int COMMAND_NOT_FOUND = 127;
    private static final long HOST_MEMORY_BYTES = 8L << 30;
    private final Map<String, FakeProgram> programs = new ConcurrentHashMap<>();
    private final Map<String, ContainerSample> samples = new ConcurrentHashMap<>();
    private final Set<Limit> refused = Collections.synchronizedSet(EnumSet.noneOf(Limit.class));
    private final Set<Limit> ignored = Collections.synchronizedSet(EnumSet.noneOf(Limit.class));
    private final FakeWatches watches = new FakeWatches();

    abstract ContainerState running(String id);

    /** Lets this program answer every command whose argv begins with the name. */
    public void install(String name, FakeProgram program) {
        programs.put(name, program);
    }

    /** From now on a container with this limit does not start. */
    public void refuse(Limit limit) {
        refused.add(limit);
    }

    /** From now on this limit is silently not applied. */
    public void ignore(Limit limit) {
        ignored.add(limit);
    }

    /** Sets what {@code sample} answers for a container, instead of zeros. */
    public void setSample(String id, ContainerSample sample) {
        samples.put(id, sample);
    }

    Set<Limit> refusedLimits() {
        return Set.copyOf(refused);
    }

    Set<Limit> ignoredLimits() {
        return Set.copyOf(ignored);
    }

    FakeWatches watches() {
        return watches;
    }

    @Override
    public void comeBack() {
        super.comeBack();
        watches.tellReconnected();
    }

    @Override
    public RuntimeInformation information() {
        requireUp();
        return new RuntimeInformation(
                RuntimeInformation.Kind.DOCKER,
                "fake",
                RuntimeInformation.CgroupVersion.V2,
                4,
                HOST_MEMORY_BYTES,
                true,
                true,
                "memory",
                Path.of("/"),
                false);
    }

    @Override
    public String logs(String id, int lines) {
        return "";
    }

    /** Whoever asks hears at once that nothing comes. */
    @Override
    public LogStream follow(String id, LogStream.Beginning beginning) {
        return new LogStream() {
            @Override
            public Heard next(Duration wait) {
                return new Heard.Ended();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ContainerSample sample(String id) {
        Instant startedAt = running(id).startedAt().orElseThrow();
        return samples.getOrDefault(id, new ContainerSample(Instant.now(), startedAt, 0, 0, HOST_MEMORY_BYTES, 1));
    }

    @Override
    public ExecOutcome execute(String id, ExecRequest request) {
        if (request.input() instanceof ExecInput.Stream) {
            throw new IllegalArgumentException("execute has no streamed input; use stream");
        }
        try (var command = start(id, request)) {
            byte[] output = command.output().readAllBytes();
            int exitCode = command.awaitExit(request.limit());
            byte[] kept = Arrays.copyOf(output, Math.min(output.length, request.outputLimitBytes()));
            return new ExecOutcome(exitCode, kept, output.length, command.errorTail(), command.bytesCountedInside());
        } catch (IOException broken) {
            throw new UncheckedIOException("a fake program's output", broken);
        }
    }

    @Override
    public ExecStream stream(String id, ExecRequest request) {
        return start(id, request);
    }

    private FakeCommand start(String id, ExecRequest request) {
        ContainerState container = running(id);
        FakeProgram program = programs.getOrDefault(request.argv().getFirst(), FakeHost::notFound);
        return new FakeCommand(container, request, program);
    }

    private static int notFound(FakeProgram.Call call) throws IOException {
        String message = call.request().argv().getFirst() + ": not installed in the fake";
        call.errors().write(message.getBytes(StandardCharsets.UTF_8));
        return COMMAND_NOT_FOUND;
    }

    @Override
    public Watch watch(Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        return watches.open(labels, consumer);
    }

    /** Ends the watches; what the fake knows stays, as it would in a real one. */
    @Override
    public void close() {
        watches.close();
    }

    static RuntimeFailure notRunning(String id) {
        return new RuntimeFailure.Refused("container " + id + " does not run");
    }
}
