package io.databerth.gateway.connection;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A one-time ticket as its holder presents it; printing shows nothing of it. */
@Schema(requiredProperties = "ticket")
public record Ticket(@Nullable String ticket) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    Secret secret() {
        if (ticket == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "ticket is missing");
        }
        if (!FORM.matcher(ticket).matches()) {
            throw new CodedException(ErrorCode.TICKET_INVALID, "this is not a ticket of this database, or it was used");
        }
        return Secret.of(ticket);
    }

    @Override
    public String toString() {
        return "Ticket[***]";
    }
}
