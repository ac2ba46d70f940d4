package io.databerth.contracts.credential;

import io.databerth.contracts.Command;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.util.List;

/** What the vault can be asked to do. A {@code ticketHash} is the SHA-256 (hexadecimal) of a one-time reveal ticket. */
public sealed interface CredentialCommand extends Command {

    /** Makes the administrator's and the user's passwords and the server certificate of a new database. */
    @WireName("credential.issue")
    record Issue(
            OperationId operation,
            DatabaseId database,
            long generation,
            String username,
            List<String> hostNames,
            String ticketHash)
            implements CredentialCommand {}

    /** Gives the user a new password, and keeps one that logs in at every moment. */
    @WireName("credential.rotate")
    record Rotate(OperationId operation, DatabaseId database, long generation, String ticketHash)
            implements CredentialCommand {}
}
