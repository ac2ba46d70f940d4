package io.databerth.vault.plan;

import io.databerth.vault.crypto.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a one-time ticket in lower-case hexadecimal digits: enough to know the ticket by, and not to make it. */
public record TicketHash(String hex) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public TicketHash {
        if (!SHA_256.matcher(hex).matches()) {
            throw new IllegalArgumentException("a ticket hash has 64 lower-case hexadecimal digits");
        }
    }

    public static TicketHash of(String ticket) {
        return new TicketHash(HexFormat.of().formatHex(Sha256.of(ticket)));
    }
}
