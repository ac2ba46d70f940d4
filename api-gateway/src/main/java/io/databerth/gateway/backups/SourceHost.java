package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a server elsewhere is: a host name, or an IPv4 or IPv6 address in its usual spelling. What reaches the platform's own
 * host, or what clouds tell a machine about itself, is refused as far as the text shows it: names are resolved later, inside the
 * database's container, and may mean any address.
 */
record SourceHost(String text) {
    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    /** What ends in one is an address for every resolver, in spellings that differ from one to the next. */
    private static final Pattern NUMBER = Pattern.compile("([0-9]+|0[xX][0-9A-Fa-f]*)");

    private static final Pattern LOCAL_NAME =
            Pattern.compile("(.*\\.)?localhost(\\.localdomain)?|ip6-(localhost|loopback)");

    /**
     * REQUEST_INVALID with the reason.
     *
     * @param localAllowed whether addresses that mean this host are accepted
     */
    static SourceHost of(String text, boolean localAllowed) {
        if (text.length() > LONGEST) {
            throw invalid("host must be a host name or an IP address of at most " + LONGEST + " characters");
        }
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            requireElsewhere(address(text), localAllowed);
        } else if (!NAME.matcher(text).matches() || endsInNumber(text)) {
            throw invalid(
                    "host must be a host name, an IPv4 address of four decimal numbers, or an IPv6 address without brackets"
                            + " and zone");
        } else if (!localAllowed
                && LOCAL_NAME.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            throw local("names the database's own container");
        }
        return new SourceHost(text);
    }

    @SuppressWarnings("UnusedException")
    private static InetAddress address(String text) {
        try {
            // Never resolves: the text was seen to be an address.
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("host is no IPv6 address");
        }
    }

    private static void requireElsewhere(InetAddress address, boolean localAllowed) {
        if (localAllowed) {
            return;
        }
        if (address.isLoopbackAddress()) {
            throw local("is a loopback address: it means the database's own container");
        }
        if (address.isLinkLocalAddress()) {
            throw local("is a link-local address: there clouds tell a machine its own secrets");
        }
        if (address.isMulticastAddress() || isNoHost(address)) {
            throw local("is the address of no single host");
        }
    }

    private static boolean isNoHost(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isAnyLocalAddress()
                || (address instanceof Inet6Address six && six.isIPv4CompatibleAddress())
                || (bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0));
    }

    private static boolean endsInNumber(String text) {
        return NUMBER.matcher(text.substring(text.lastIndexOf('.') + 1)).matches();
    }

    private static CodedException local(String why) {
        return invalid("host " + why + "; an administrator can allow it with DATABERTH_IMPORT_LOCAL_ADDRESSES");
    }

    private static CodedException invalid(String why) {
        return new CodedException(ErrorCode.REQUEST_INVALID, why);
    }
}
