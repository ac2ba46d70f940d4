package io.databerth.contracts.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private IPv4 network of a project, written as {@code 10.20.30.0/24}. Its first address is the network's gateway. Fixed
 * addresses come from its lower half, and the container engine gives the others away from the upper half, so that none is
 * given away that is declared.
 *
 * @param network the first address, as a number
 * @param prefix the number of bits that all addresses have in common
 */
public record AddressRange(long network, int prefix) {
    private static final int WIDEST = 16;
    private static final int NARROWEST = 28;
    private static final int BITS = 32;
    private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile(String.join("\\.", NUMBER, NUMBER, NUMBER, NUMBER));

    /** Fails with an IllegalArgumentException that says what a range has to be. */
    public AddressRange {
        boolean whole = prefix >= WIDEST && prefix <= NARROWEST && network % size(prefix) == 0;
        if (!whole || !isPrivate(network)) {
            throw new IllegalArgumentException(
                    "must be a private network of RFC 1918 with 16 to 28 bits in common, written with its first address, such as 10.20.30.0/24");
        }
    }

    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<Long> network = slash < 0 ? Optional.empty() : number(text.substring(0, slash));
        boolean written = network.isPresent() && text.substring(slash + 1).matches("[1-9][0-9]?");
        return written
                ? new AddressRange(network.get(), Integer.parseInt(text.substring(slash + 1)))
                : new AddressRange(0, 0);
    }

    /** Whether the address, in its one usual spelling, is of the whole range. */
    public boolean contains(String address) {
        return number(address)
                .filter(it -> it >= network && it < network + size(prefix))
                .isPresent();
    }

    /** Whether a database may have this address for its own. */
    public boolean offers(String address) {
        return number(address)
                .filter(it -> it > network + 1 && it < network + size(prefix) / 2)
                .isPresent();
    }

    public String firstFixed() {
        return text(network + 2);
    }

    public String lastFixed() {
        return text(network + size(prefix) / 2 - 1);
    }

    public String gateway() {
        return text(network + 1);
    }

    /** The upper half, as a range. */
    public String leased() {
        return text(network + size(prefix) / 2) + "/" + (prefix + 1);
    }

    @Override
    public String toString() {
        return text(network) + "/" + prefix;
    }

    private static long size(int prefix) {
        return 1L << (BITS - prefix);
    }

    private static boolean isPrivate(long address) {
        return address >> 24 == 10 || address >> 20 == (172 << 4 | 1) || address >> 16 == (192 << 8 | 168);
    }

    private static Optional<Long> number(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (int part = 1; part <= parts.groupCount(); part++) {
            number = number << 8 | Long.parseLong(parts.group(part));
        }
        return Optional.of(number);
    }

    private static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
