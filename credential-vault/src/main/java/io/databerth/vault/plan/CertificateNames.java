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
        return exactly(Stream.concat(hostNames.stream(), Stream.of(LOCAL_HOST, LOOPBACK))
                .toList());
    }

    /** These, and not those of its own host. */
    public static CertificateNames exactly(List<String> all) {
        List<String> names = all.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new CertificateNames(
                names.stream().filter(name -> literal(name).isEmpty()).toList(),
                names.stream().flatMap(name -> literal(name).stream()).toList());
    }

    /** Whether a client that asks for this host accepts the names; {@code *} stands for the first label alone (RFC 6125). */
    public boolean covers(String host) {
        String below = host.contains(".") ? "*" + host.substring(host.indexOf('.')) : host;
        return hosts.stream().anyMatch(name -> name.equalsIgnoreCase(host) || name.equalsIgnoreCase(below));
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
