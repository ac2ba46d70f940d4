package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.AddressRange;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Label;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out every name of a new database, so that no worker has to derive one.
 *
 * @param project of the caller's token, or the default one
 * @param range of the project's network, if it was made with one
 */
record SpecPlan(Catalogue catalogue, Publishing publishing, String project, Optional<AddressRange> range) {
    static final String DEFAULT_PROJECT = "default";

    private static final String DEFAULT_ENVIRONMENT = "development";
    /** A container's name is also a part of its host name (RFC 1035, section 2.3.4). */
    private static final int LONGEST_CONTAINER_NAME = 63;

    DatabaseSpec specOf(NewDatabase wish) {
        DatabaseName name = DatabaseName.of(wish.name());
        Engine engine = catalogue.engine(wish.engine());
        EngineVersion version = catalogue.version(engine, wish.version());
        String sku = catalogue.sku(wish.sku(), version).id();
        String environment = Label.of("environment", orElse(wish.environment(), DEFAULT_ENVIRONMENT))
                .text();
        Optional<BindAddress> address = publishing.askedBy(wish);
        address.ifPresent(_ -> Publishing.requireServer(version));
        String container = containerName(name, environment, engine.id());
        return new DatabaseSpec(
                        name.label().text(),
                        project,
                        environment,
                        engine.id(),
                        version.id(),
                        sku,
                        container,
                        address.map(where -> publishing.hostName(container, where))
                                .orElse(container),
                        name.innerDatabase(version),
                        DatabaseName.newUsername(),
                        address.map(BindAddress::text).orElse(""))
                .within(range.map(AddressRange::toString).orElse(""), fixedAddress(wish));
    }

    private String fixedAddress(NewDatabase wish) {
        String address = wish.address();
        if (address == null) {
            return "";
        }
        AddressRange own = range.orElseThrow(() -> new CodedException(
                ErrorCode.REQUEST_INVALID,
                "the project has no range of addresses: leave address out, or make a project with an addressRange"));
        if (!own.offers(address)) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    (own.contains(address) ? "address is reserved" : "address is not of the project's range " + own)
                            + ": choose one from " + own.firstFixed() + " to " + own.lastFixed());
        }
        return address;
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
