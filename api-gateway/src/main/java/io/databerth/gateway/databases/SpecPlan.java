package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Label;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out every name of a new database, so that no worker has to derive one.
 *
 * @param project of the caller's token, or the default one
 */
record SpecPlan(Catalogue catalogue, Optional<String> baseDomain, Set<String> hostAddresses, String project) {
    static final String DEFAULT_PROJECT = "default";

    private static final String DEFAULT_ENVIRONMENT = "development";
    /** A container's name is also a part of its host name (RFC 1035, section 2.3.4). */
    private static final int LONGEST_CONTAINER_NAME = 63;

    SpecPlan {
        hostAddresses = Set.copyOf(hostAddresses);
    }

    DatabaseSpec specOf(NewDatabase wish) {
        DatabaseName name = DatabaseName.of(wish.name());
        Engine engine = catalogue.engine(wish.engine());
        EngineVersion version = catalogue.version(engine, wish.version());
        String sku = catalogue.sku(wish.sku(), version).id();
        String environment = Label.of("environment", orElse(wish.environment(), DEFAULT_ENVIRONMENT))
                .text();
        BindAddress address = BindAddress.of(wish.bindAddress(), hostAddresses);
        String container = containerName(name, environment, engine.id());
        return new DatabaseSpec(
                name.label().text(),
                project,
                environment,
                engine.id(),
                version.id(),
                sku,
                container,
                baseDomain
                        .map(domain -> container + ".db." + domain)
                        .orElseGet(() -> address.reachableName(hostAddresses)),
                name.innerDatabase(version),
                DatabaseName.newUsername(),
                address.text());
    }

    /** The names and addresses that the server's certificate carries. */
    static List<String> certificateNames(DatabaseSpec spec) {
        return Stream.of(spec.hostName(), spec.containerName(), spec.bindAddress(), "localhost", "127.0.0.1")
                .filter(name -> !name.equals("0.0.0.0"))
                .distinct()
                .toList();
    }

    private String containerName(DatabaseName name, String environment, String engine) {
        String container = name.label() + "-" + environment + "-" + engine;
        String full = project.equals(DEFAULT_PROJECT) ? container : project + "-" + container;
        if (full.length() > LONGEST_CONTAINER_NAME) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "name, environment, project and engine together make a host name that is too long: choose a name that is "
                            + (full.length() - LONGEST_CONTAINER_NAME) + " shorter");
        }
        return full;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
