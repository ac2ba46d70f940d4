package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Command;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ServersAwayTest {
    /** Filled in by the site. */
    Consumer<String> operator;

    @Test
    void requestsAreAcceptedWhileTheBrokerIsAwayAndPublishedInOrderAfterwards() {
        Api api = Api.asAdministrator();
        operator.accept("stop broker");
        List<Api.Created> accepted = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                accepted.add(api.create());
            }
            api.get(accepted.getFirst().path()).statusCode(200).body("state", equalTo("provisioning"));
        } finally {
            operator.accept("start broker");
        }
        assertThat(commands(Topic.DATABASE_COMMANDS, 5, accepted))
                .isEqualTo(accepted.stream().map(Api.Created::operation).toList());
        assertThat(commands(Topic.CREDENTIAL_COMMANDS, 5, accepted))
                .isEqualTo(accepted.stream().map(Api.Created::operation).toList());
        try (Workers workers = new Workers()) {
            workers.ready(api, accepted.getLast());
        }
    }

    @Test
    void anEventThatComesWhileTheStoreIsAwayIsFoldedAfterwards() {
        Api api = Api.asAdministrator();
        Api.Created created = api.create();
        try (Workers workers = new Workers()) {
            operator.accept("stop store");
            try {
                api.get(created.path())
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("code", equalTo("STORE_UNAVAILABLE"))
                        .body("kind", equalTo("transient"));
                workers.tell(
                        Topic.DATABASE_EVENTS,
                        Workers.readyEvent(
                                OperationId.parse(created.operation()), DatabaseId.parse(created.database())));
                workers.tell(Topic.DATABASE_EVENTS, created.database(), "not json while the store is away");
            } finally {
                operator.accept("start store");
            }
            Workers.await(api, created.operation(), "succeeded");
        }
    }

    @Test
    void aLongPollAnswersWhenTheOperationEndsAndAtTheLatestWhenItsTimeIsOver() throws Exception {
        Api api = Api.asAdministrator();
        Api.Created created = api.create();
        String path = "/api/v1/operations/" + created.operation();
        api.get(path + "?wait=1").statusCode(200).body("state", equalTo("queued"));
        api.get(path + "?wait=31").statusCode(400);
        try (Workers workers = new Workers();
                var client = Executors.newSingleThreadExecutor()) {
            Future<String> waiting =
                    client.submit(() -> api.get(path + "?wait=25").extract().path("state"));
            workers.ready(api, created);
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("succeeded");
        }
    }

    /** The operations of the first commands for these databases; each may come more than once. */
    private static List<String> commands(Topic topic, int count, List<Api.Created> of) {
        List<String> databases = of.stream().map(Api.Created::database).toList();
        return operations(
                SentCommands.of(topic, databases, found -> operations(found).size() >= count));
    }

    private static List<String> operations(List<Command> commands) {
        return commands.stream().map(ServersAwayTest::operation).distinct().toList();
    }

    private static String operation(Command command) {
        return switch (command) {
            case DatabaseCommand.Provision provision -> provision.operation().toString();
            case CredentialCommand.Issue issue -> {
                assertThat(issue.ticketHash()).matches("[0-9a-f]{64}");
                yield issue.operation().toString();
            }
            default -> "another";
        };
    }
}
