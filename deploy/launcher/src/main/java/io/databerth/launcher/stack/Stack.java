package io.databerth.launcher.stack;

import io.databerth.contracts.Secret;
import io.databerth.embedded.DirectoryLock;
import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.FreePorts;
import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.RotatingLog;
import io.databerth.embedded.StoreAdministration;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceConfiguration;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The whole platform on this machine, with real servers, as it runs in production. */
public final class Stack implements AutoCloseable {
    private static final int LOG_LINES = 25;
    private final StackOptions options;
    private final DirectoryLock lock;
    private final Secrets secrets;
    private final Servers servers;
    private final Map<Service, Part> services = new EnumMap<>(Service.class);
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Stopwatch stopwatch = new Stopwatch();

    private Stack(StackOptions options, DirectoryLock lock) {
        this.options = options;
        this.lock = lock;
        this.secrets = new Secrets(options.data());
        this.servers = new Servers(options);
        for (Service service : Service.all()) {
            ports.put(service, service == Service.GATEWAY ? FreePorts.orAny(options.gatewayPort()) : FreePorts.any());
        }
        for (Service service : options.services()) {
            services.put(service, new Part(service.module(), new ServiceLaunch(options, service, port(service))));
        }
    }

    /** Starts everything and returns when all of it is ready; on a failure everything is stopped again. */
    public static Stack start(StackOptions options) {
        Stack stack = prepare(options);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Claims the data directory and makes the secrets, and starts nothing yet. */
    static Stack prepare(StackOptions options) {
        if (Files.exists(options.data().recovering())) {
            throw new EmbeddedServerException("A recovery was cut off in "
                    + options.data().root() + ": run './databerth recover' again, or remove the directory");
        }
        PrivateFiles.traversableDirectory(options.data().root());
        PrivateFiles.directory(options.data().run());
        PrivateFiles.directory(options.data().logs());
        Stack stack = new Stack(options, DirectoryLock.claim(options.data().run()));
        try {
            stack.secrets.prepare();
            Service.all().forEach(service -> new ServiceLaunch(options, service, 0).endOrphan());
            FreePorts.requireFree(stack.port(Service.GATEWAY), "the gateway");
            return stack;
        } catch (RuntimeException e) {
            stack.lock.close();
            throw e;
        }
    }

    void startAll() {
        servers.parts().forEach(Part::start);
        servers.parts().forEach(this::awaitReady);
        servers.prepareStore(secrets);
        servers.prepareTopics();
        services.forEach((service, part) -> {
            writeConfiguration(service);
            part.start();
        });
        services.values().forEach(this::awaitReady);
    }

    private void awaitReady(Part part) {
        try {
            part.awaitReady(options.startLimit());
            options.progress().accept("%-17s ready after %5.1f s".formatted(part.name(), stopwatch.seconds()));
        } catch (EmbeddedServerException e) {
            List<String> log = RotatingLog.lastLines(options.data().log(part.name()), LOG_LINES);
            throw new EmbeddedServerException(
                    e.getMessage() + "\nThe end of " + options.data().log(part.name()) + ":\n" + String.join("\n", log),
                    e);
        }
    }

    private void writeConfiguration(Service service) {
        var around = new ServiceConfiguration.Surroundings(
                secrets.site(),
                options.data(),
                servers.storeJdbcUrl(),
                servers.bootstrapServers(),
                port(Service.VAULT),
                port(Service.BACKUP),
                port(Service.MONITOR),
                options.enginesDirectory(),
                options.repositoryRoot().resolve("deploy/images/build"),
                secrets.readerPassword());
        String password = secrets.storePassword(service).reveal();
        Map<String, String> extra = options.extras(service).configuration();
        PrivateFiles.write(
                options.data().configuration(service),
                ServiceConfiguration.text(ServiceConfiguration.of(service, port(service), password, around, extra)));
    }

    /** A service by its module's name or its short one. */
    public Part service(String name) {
        Part part = Service.named(name).map(services::get).orElse(null);
        if (part == null) {
            throw new IllegalArgumentException("There is no service " + name);
        }
        return part;
    }

    /** The embedded broker; fails when the stack uses one that exists. */
    public Part broker() {
        return servers.broker().orElseThrow(() -> new EmbeddedServerException("The broker is not ours"));
    }

    /** The embedded store; fails when the stack uses one that exists. */
    public Part store() {
        return servers.store().orElseThrow(() -> new EmbeddedServerException("The store is not ours"));
    }

    /** Every part in the order of the start. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(servers.parts());
        parts.addAll(services.values());
        return parts;
    }

    /** Where the gateway listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port(Service.GATEWAY));
    }

    /** The address of one service, for its health and metrics. */
    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** The store as its superuser, for tests and measurements. */
    public StoreAdministration storeAdministration() {
        return servers.storeAdministration();
    }

    public Secret adminToken() {
        return secrets.adminToken();
    }

    /** The label that everything of this stack carries in the container engine. */
    public String site() {
        return secrets.site();
    }

    private int port(Service service) {
        return Objects.requireNonNull(ports.get(service));
    }

    /** Stops the services at once, since each must bear its end at any moment, and then what they stand on. */
    @Override
    public void close() {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(services.values().stream()
                            .map(part -> CompletableFuture.runAsync(part::stop, together))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            servers.parts().reversed().forEach(Part::stop);
            lock.close();
        }
    }
}
