package io.databerth.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Message;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand.Issue;
import io.databerth.contracts.credential.CredentialEvent.Issued;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.client.VaultClient;
import io.databerth.vault.plan.TicketHash;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The running vault as the other services meet it: through the broker and through the client. */
record Neighbours(Wire wire, URI base, Path keys) implements AutoCloseable {
    static final Secret TICKET = Secret.of("ticket-4f1c9d");
    private static final Duration PATIENT = Duration.ofSeconds(30);

    Issued issue(DatabaseId database) {
        OperationId operation = OperationId.next();
        List<String> hosts = List.of("shop.example.org", "shop-production");
        wire.send(Topic.CREDENTIAL_COMMANDS, new Issue(operation, database, 1, "db_user_abc123", hosts, hash(TICKET)));
        return await().atMost(PATIENT)
                .until(
                        () -> wire.messages(Issued.class).stream()
                                .filter(issued -> issued.operation().equals(operation))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    void awaitEvent(Message event) {
        await().atMost(PATIENT)
                .untilAsserted(() -> assertThat(wire.messages(Message.class)).contains(event));
    }

    VaultClient client(String service) {
        return new VaultClient(base, keys.resolve(service + ".key"));
    }

    static String hash(Secret ticket) {
        return TicketHash.of(ticket.reveal()).hex();
    }

    static ErrorCode codeOf(Runnable call) {
        try {
            call.run();
        } catch (CodedException e) {
            return e.failure().code();
        }
        throw new AssertionError("expected a refusal");
    }

    @Override
    public void close() {
        wire.close();
    }
}
