package io.databerth.contracts.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Command;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Makes the password of a further user, unless there is one. */
    @WireName("credential.issue-user")
    record IssueUser(OperationId operation, DatabaseId database, long generation, String user, String ticketHash)
            implements CredentialCommand {}

    /**
     * Gives a user a new password, and keeps one that logs in at every moment.
     *
     * @param user a further user; absent for the database's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("credential.rotate")
    record Rotate(OperationId operation, DatabaseId database, long generation, String ticketHash, @Nullable String user)
            implements CredentialCommand {}
}
