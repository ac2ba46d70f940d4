package io.databerth.launcher.stack;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.KafkaBroker;
import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.StartUpCache;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceCommand;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a platform once after each build, so that all later ones start with about half of the work (see {@link StartUpCache}). */
public final class StartUps {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Path root;
    private final Path scratch;

    private StartUps(Path root, Path scratch) {
        this.root = root;
        this.scratch = scratch;
    }

    /**
     * Makes the caches that are not there, or are older than what was built.
     *
     * @param root where the services were built
     * @param scratch an empty directory
     */
    public static void keep(Path root, Path scratch) throws IOException {
        Files.createDirectories(root.resolve("target"));
        // Several processes may want them at the same time; who waits finds them made.
        try (FileChannel channel = FileChannel.open(
                        root.resolve("target/start-ups.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            new StartUps(root, scratch).keep();
        }
    }

    private void keep() {
        KafkaBroker.keepStartUp(KafkaBroker.Options.of(scratch.resolve("broker"), 0));
        List<Service> missing = Service.all().stream()
                .filter(service -> !cache(service).isThere())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        record(missing);
        forEach(missing, this::make);
    }

    private void make(Service service) {
        cache(service)
                .make(
                        ServiceCommand.of(service, JAVA, jar(service), Path.of("none"), List.of(), List.of()),
                        PrivateFiles.directory(scratch.resolve(service.module())));
    }

    private void record(List<Service> missing) {
        StackOptions options = StackOptions.of(scratch.resolve("platform"), root);
        for (Service service : missing) {
            options = options.withExtras(
                    service, new ServiceExtras(cache(service).recordingFlags(), List.of(), Map.of()));
        }
        try (Stack stack = Stack.start(options)) {
            use(new GatewayClient(stack.address(), stack.adminToken().reveal()));
            // As many at a time as there are processors: each has to write for some seconds, and is killed when it
            // takes long.
            forEach(missing, service -> stack.service(service.module()).stop());
        }
    }

    /** As many at a time as there are processors; not in the common pool, which has to notice that a process has ended. */
    private static void forEach(List<Service> services, Consumer<Service> work) {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            CompletableFuture.allOf(services.stream()
                            .map(service -> CompletableFuture.runAsync(() -> work.accept(service), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedServerException told ? told : e;
        }
    }

    private static void use(GatewayClient gateway) {
        Stream.of("/api/v1/engines", "/api/v1/databases", "/api/v1/operations").forEach(gateway::get);
    }

    private StartUpCache cache(Service service) {
        return new StartUpCache(jar(service));
    }

    private Path jar(Service service) {
        return ServiceCommand.jar(root, service);
    }
}
