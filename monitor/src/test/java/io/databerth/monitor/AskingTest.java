package io.databerth.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Subject;
import io.databerth.monitor.asking.Question;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a question between the gateway and a server. What real servers answer, the conformance kit sees. */
class AskingTest {
    private static final Question ANYTHING = new Question(null, null, null, 20);
    private final Stage stage = new Stage();
    private final DatabaseId database = DatabaseId.next();
    private final AtomicReference<String> asked = new AtomicReference<>("");

    @AfterEach
    void close() {
        stage.close();
    }

    private void answers(String text, int exitCode) {
        stage.container(database);
        stage.figures(call -> {
            asked.set(call.request().environment() + new String(call.input().readAllBytes(), StandardCharsets.UTF_8));
            call.output().write(text.getBytes(StandardCharsets.UTF_8));
            call.errors().write("it said why".getBytes(StandardCharsets.UTF_8));
            return exitCode;
        });
    }

    private List<ObjectNode> ask(Subject subject, Question question) {
        return stage.monitor.servers().list(database, subject, question);
    }

    @Test
    void tablesAreThoseOfTheUsersOwnDatabaseUnlessAnotherIsNamed() {
        answers("{\"name\":\"b\"}\n{\"name\":\"a\"}\n", 0);
        assertThat(ask(Subject.TABLES, ANYTHING))
                .extracting(item -> item.path("name").asText())
                .containsExactly("a", "b");
        assertThat(asked.get()).contains("PGDATABASE=shop").contains("PGUSER=shopkeeper");
        ask(Subject.TABLES, new Question("orders", null, null, 20));
        assertThat(asked.get()).contains("PGDATABASE=orders");
    }

    @Test
    void aHostileNameReachesTheServerAsAName() {
        answers("", 0);
        ask(Subject.ROWS, new Question(null, null, "x\"; DROP TABLE y; --", 5));
        assertThat(asked.get()).contains("FROM \"public\".\"x\"\"; DROP TABLE y; --\" LIMIT 5");
    }

    @Test
    void rowsAreShownWithoutSecretsAndWithoutLongTexts() {
        answers(
                "{\"id\":1,\"password_hash\":\"abc\",\"nested\":{\"apiKey\":\"k\"},\"note\":\"" + "n".repeat(2000)
                        + "\"}\n",
                0);
        ObjectNode row = ask(Subject.ROWS, new Question(null, null, "t", 5)).getFirst();
        assertThat(row.path("id").asInt()).isEqualTo(1);
        assertThat(row.path("password_hash").asText()).isEqualTo("***");
        assertThat(row.at("/nested/apiKey").asText()).isEqualTo("***");
        assertThat(row.path("note").asText()).hasSize(1027).endsWith("...");
    }

    @Test
    void theServersRefusalIsTold() {
        answers("", 3);
        assertThat(codeOf(() -> ask(Subject.TABLES, ANYTHING))).isEqualTo(ErrorCode.ENGINE_COMMAND_FAILED);
        assertThatThrownBy(() -> ask(Subject.TABLES, ANYTHING)).hasMessageContaining("it said why");
    }

    @Test
    void anAnswerThatIsTooLargeIsRefusedAndNotCut() {
        answers("{\"name\":\"table\"}\n".repeat(300_000), 0);
        assertThat(codeOf(() -> ask(Subject.TABLES, ANYTHING))).isEqualTo(ErrorCode.REQUEST_INVALID);
    }

    @Test
    void aServerThatDoesNotRunOrIsNotThereIsNotAsked() {
        assertThat(codeOf(() -> ask(Subject.TABLES, ANYTHING))).isEqualTo(ErrorCode.STATE_CONFLICT);
        String container = stage.container(database);
        stage.runtime.stop(container, Duration.ofSeconds(1));
        assertThat(codeOf(() -> ask(Subject.TABLES, ANYTHING))).isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    private static ErrorCode codeOf(ThrowingCallable call) {
        CodedException refused = org.assertj.core.api.Assertions.catchThrowableOfType(CodedException.class, call);
        return refused.failure().code();
    }
}
