package io.databerth.launcher.stack;

import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.ExternalStore;
import io.databerth.launcher.plan.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run the platform.
 *
 * @param repositoryRoot where the services were built
 * @param gatewayPort 0 for any free one; the other parts always take free ones
 * @param store a store that exists, instead of the embedded one
 * @param kafkaBootstrap brokers that exist, instead of the embedded one
 * @param services which ones to start, for tests of a part of the platform
 * @param enginesDirectory where the operator's own engines are described
 * @param startLimit for each part from its start until it is ready
 * @param progress gets one line for each part that is ready
 */
public record StackOptions(
        DataDirectory data,
        Path repositoryRoot,
        int gatewayPort,
        Optional<ExternalStore> store,
        Optional<String> kafkaBootstrap,
        List<Service> services,
        Map<Service, ServiceExtras> extras,
        Path enginesDirectory,
        Duration startLimit,
        Consumer<String> progress) {

    public StackOptions {
        services = List.copyOf(services);
        extras = Map.copyOf(extras);
    }

    /** Everything embedded, on free ports, silent. */
    public static StackOptions of(Path dataDirectory, Path repositoryRoot) {
        return new StackOptions(
                new DataDirectory(dataDirectory),
                repositoryRoot.toAbsolutePath().normalize(),
                0,
                Optional.empty(),
                Optional.empty(),
                Service.all(),
                Map.of(),
                Path.of("/etc/databerth/engines"),
                Duration.ofMinutes(2),
                line -> {});
    }

    public StackOptions withGatewayPort(int port) {
        return new StackOptions(
                data,
                repositoryRoot,
                port,
                store,
                kafkaBootstrap,
                services,
                extras,
                enginesDirectory,
                startLimit,
                progress);
    }

    public StackOptions withServers(Optional<ExternalStore> otherStore, Optional<String> otherBootstrap) {
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                otherStore,
                otherBootstrap,
                services,
                extras,
                enginesDirectory,
                startLimit,
                progress);
    }

    public StackOptions withServices(Service... some) {
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                store,
                kafkaBootstrap,
                List.of(some),
                extras,
                enginesDirectory,
                startLimit,
                progress);
    }

    public StackOptions withExtras(Service service, ServiceExtras extra) {
        Map<Service, ServiceExtras> all = new EnumMap<>(Service.class);
        all.putAll(extras);
        all.put(service, extra);
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                store,
                kafkaBootstrap,
                services,
                all,
                enginesDirectory,
                startLimit,
                progress);
    }

    public StackOptions withEnginesDirectory(Path directory) {
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                store,
                kafkaBootstrap,
                services,
                extras,
                directory,
                startLimit,
                progress);
    }

    public StackOptions withStartLimit(Duration limit) {
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                store,
                kafkaBootstrap,
                services,
                extras,
                enginesDirectory,
                limit,
                progress);
    }

    public StackOptions withProgress(Consumer<String> lines) {
        return new StackOptions(
                data,
                repositoryRoot,
                gatewayPort,
                store,
                kafkaBootstrap,
                services,
                extras,
                enginesDirectory,
                startLimit,
                lines);
    }

    ServiceExtras extras(Service service) {
        return extras.getOrDefault(service, ServiceExtras.NONE);
    }
}
