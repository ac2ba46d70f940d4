package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The host address on which a port is published: a literal IPv4 address in its one usual spelling, of the loopback network
 * (the default of who asks for publishing), all addresses, or one of the host's own. A name is never resolved.
 */
public record BindAddress(String text) {
    private static final String LOOPBACK = "127.0.0.1";
    static final String ALL = "0.0.0.0";
    private static final Pattern LITERAL =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    static BindAddress of(@Nullable String text, Set<String> hostAddresses) {
        if (text == null) {
            return new BindAddress(LOOPBACK);
        }
        boolean allowed = LITERAL.matcher(text).matches()
                && (text.startsWith("127.") || text.equals(ALL) || hostAddresses.contains(text));
        if (!allowed) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "bindAddress must be 127.0.0.1, 0.0.0.0 or one of this host's own IPv4 addresses, written as four numbers");
        }
        return new BindAddress(text);
    }

    /** The host name of a database when the site has no domain: an address that a client can use. */
    String reachableName(Set<String> hostAddresses) {
        return text.equals(ALL) ? hostAddresses.stream().findFirst().orElse(LOOPBACK) : text;
    }

    /** The host's own addresses that are not of the loopback network, in a stable order. */
    public static Set<String> ofThisHost() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(address -> address.getHostAddress())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (SocketException unreadable) {
            throw new IllegalStateException("cannot read this host's network addresses", unreadable);
        }
    }
}
