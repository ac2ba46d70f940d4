package io.databerth.endtoend;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.TestServers;
import io.databerth.faults.FaultListener;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.ServiceExtras;
import io.databerth.launcher.stack.Stack;
import io.databerth.launcher.stack.StackOptions;
import io.databerth.launcher.stack.StartUps;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One running platform for all tests of this JVM, started on first use and stopped with the JVM. */
final class Platform {
    private static @Nullable Platform running;

    private final Path folder = TestServers.directory("platform");
    private final Path faults = folder.resolve("faults");
    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    private final Stack stack;

    private Platform() {
        copyFaultListener();
        keepStartUps();
        StackOptions options =
                StackOptions.of(folder.resolve("data"), repositoryRoot()).withEnginesDirectory(enginesDirectory());
        for (Service service : Service.all()) {
            options = options.withExtras(service, extras(service));
        }
        stack = Stack.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static synchronized Platform running() {
        if (running == null) {
            running = new Platform();
        }
        return running;
    }

    Stack stack() {
        return stack;
    }

    ContainerRuntime runtime() {
        return runtime;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Waits until the gateway answers again after it was killed. */
    void awaitGateway() {
        stack.service(Service.GATEWAY.module()).awaitReady(Duration.ofSeconds(60));
    }

    GatewayClient gateway() {
        return new GatewayClient(stack.address(), stack.adminToken().reveal());
    }

    /** Where a test arms a fault of this service. */
    Path faultFile(Service service) {
        return faults.resolve(service.module());
    }

    /** The operator's own engines: those that the tests need, unless another directory is named. */
    static Path enginesDirectory() {
        String named = System.getenv("DATABERTH_ENGINES");
        return named == null || named.isEmpty() ? OperatorEngines.directory() : Path.of(named);
    }

    static Path repositoryRoot() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("databerth")) && Files.exists(at.resolve("engines"))) {
                return at;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }

    /** Short leases and sessions and a quick reconciler, so that a killed worker's operation is taken over soon. */
    private ServiceExtras extras(Service service) {
        return new ServiceExtras(
                List.of("-D" + FaultListener.PROPERTY + "=" + faultFile(service)),
                List.of(faults.resolve("classes")),
                Map.of(
                        "databerth.lease",
                        "4s",
                        "databerth.reconcile",
                        "3s",
                        "databerth.storage-interval",
                        "5s",
                        "databerth.poll",
                        "500ms",
                        "mp.messaging.connector.smallrye-kafka.session.timeout.ms",
                        "2000",
                        "mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms",
                        "500"));
    }

    /** As at the end of a build: this build's own caches may be older than what the tests' build has made. */
    static void keepStartUps() {
        try {
            StartUps.keep(repositoryRoot(), TestServers.directory("start-ups"));
        } catch (EmbeddedServerException notMade) { // On a machine that is too busy to end in time: starts take longer.
            System.err.println("Without start-up caches: " + notMade.getMessage());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void copyFaultListener() {
        String name = "/" + FaultListener.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(Platform.class.getResourceAsStream(name))) {
            Path target = faults.resolve("classes" + name);
            Files.createDirectories(target.getParent());
            Files.copy(bytes, target);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void close() {
        Things.removeAllOf(runtime, stack.site());
        stack.close();
        runtime.close();
    }
}
