package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.gateway.operations.OperationAnswer;
import io.databerth.gateway.operations.OperationView;
import org.jspecify.annotations.Nullable;

/** What an accepted change is answered with. {@code revealTicket} reveals the password once, when there is a new one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AcceptedAnswer(
        OperationAnswer operation, DatabaseAnswer database, Links links, @Nullable String revealTicket) {
    /** Where to read on. */
    public record Links(String operation, String database, String connection, String events) {}

    static AcceptedAnswer of(OperationView operation, DatabaseView view) {
        OperationAnswer answer = OperationAnswer.of(operation);
        String database = "/api/v1/databases/" + answer.database();
        return new AcceptedAnswer(
                answer,
                DatabaseAnswer.of(view),
                new Links(
                        locationOf(operation),
                        database,
                        database + "/connection",
                        "/api/v1/events?database=" + answer.database()),
                null);
    }

    static String locationOf(OperationView operation) {
        return "/api/v1/operations/" + operation.operation();
    }
}
