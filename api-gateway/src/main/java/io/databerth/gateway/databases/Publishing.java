package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.EngineVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where databases can be published on this host, and what they are called there.
 *
 * @param hostAddresses the host's own, see {@link BindAddress#ofThisHost}
 */
record Publishing(Optional<String> baseDomain, Set<String> hostAddresses) {
    /** The address that a request for a database names or means; empty when it asks for no publishing. */
    Optional<BindAddress> askedBy(NewDatabase wish) {
        boolean asked = wish.bindAddress() != null || Boolean.TRUE.equals(wish.publish());
        if (asked && Boolean.FALSE.equals(wish.publish())) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "bindAddress asks for publishing and publish is false: leave one of them out");
        }
        return asked ? Optional.of(at(wish.bindAddress())) : Optional.empty();
    }

    /** @param address absent: loopback */
    BindAddress at(@Nullable String address) {
        return BindAddress.of(address, hostAddresses);
    }

    /** The name that clients outside the container engine's networks use. */
    String hostName(String container, BindAddress address) {
        return ofDomain(container).orElseGet(() -> address.reachableName(hostAddresses));
    }

    /**
     * What the server's certificate carries: every name and address under which the database is reached, or could be later.
     * A certificate is made once, and publishing may come after it.
     */
    List<String> certificateNames(DatabaseSpec spec) {
        return certificateNames(spec.hostName(), spec.containerName(), spec.address(), spec.bindAddress());
    }

    /** @param address its fixed one; empty, as {@code bound}, when it has none */
    List<String> certificateNames(String host, String container, String address, String bound) {
        Stream<String> own = Stream.of(host, container, address, bound);
        Stream<String> later = Stream.concat(ofDomain(container).stream(), hostAddresses.stream());
        return Stream.of(own, later, Stream.of("localhost", "127.0.0.1"))
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty() && !name.equals(BindAddress.ALL))
                .distinct()
                .toList();
    }

    static void requireServer(EngineVersion version) {
        if (version.launch().port().isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "this engine is a library: nothing listens that could be published");
        }
    }

    private Optional<String> ofDomain(String container) {
        return baseDomain.map(domain -> container + ".db." + domain);
    }
}
