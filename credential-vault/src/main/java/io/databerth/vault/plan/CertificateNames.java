package io.databerth.vault.plan;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that a server certificate carries: those of the database, and those of its own host. */
public record CertificateNames(List<String> hosts, List<InetAddress> addresses) {
    private static final String LOCAL_HOST = "localhost";
    private static final String LOOPBACK = "127.0.0.1";

    /** A host name that is an IP address becomes an address; nothing is looked up. */
    public static CertificateNames of(List<String> hostNames) {
        List<String> names = Stream.concat(hostNames.stream(), Stream.of(LOCAL_HOST, LOOPBACK))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new CertificateNames(
                names.stream().filter(name -> literal(name).isEmpty()).toList(),
                names.stream().flatMap(name -> literal(name).stream()).toList());
    }

    private static Optional<InetAddress> literal(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException e) {
            // This is how the JDK says that it is a name and not an address.
            return Optional.empty();
        }
    }
}
