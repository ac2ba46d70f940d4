package io.databerth.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.TestServers;
import io.databerth.launcher.plan.ExternalStore;
import io.databerth.launcher.plan.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackLifeTest {

    @Test
    void everyServiceIsStoppedInOrder() throws Exception {
        Path data = TestServers.directory("order");
        Stack.start(withTestServers(data)).close();
        List<String> diary = Files.readAllLines(data.resolve("diary"));
        assertThat(diary.subList(0, 5))
                .containsExactlyInAnyOrder(
                        "start vault", "start provisioner", "start backup", "start monitor", "start gateway");
        assertThat(diary.subList(5, diary.size()))
                .containsExactlyInAnyOrder(
                        "stop gateway", "stop monitor", "stop backup", "stop provisioner", "stop vault");
    }

    @Test
    void aServiceThatCannotStartEndsTheStartWithItsLogAndLeavesNothingRunning() throws Exception {
        Path data = TestServers.directory("failing");
        StackOptions options = withTestServers(data)
                .withExtras(Service.MONITOR, new ServiceExtras(List.of(), List.of(), Map.of("fake.fails", "true")));
        assertThatThrownBy(() -> Stack.start(options))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("monitor ends again and again: ended with exit code 7")
                .hasMessageContaining("the reason why monitor fails");
        assertThat(Files.readAllLines(data.resolve("diary"))).contains("stop vault");
        Stack.start(withTestServers(data)).close(); // The lock and the ports are free again.
    }

    @Test
    void secretsAndSiteOutliveARestart() throws Exception {
        Path data = TestServers.directory("again");
        String before;
        try (Stack stack = Stack.start(withTestServers(data))) {
            before = stack.site() + stack.adminToken().reveal();
        }
        try (Stack stack = Stack.start(withTestServers(data))) {
            assertThat(stack.site() + stack.adminToken().reveal()).isEqualTo(before);
        }
    }

    /** On servers that exist, as an operator may have them: that is quicker, too. */
    private static StackOptions withTestServers(Path data) throws Exception {
        var store = TestServers.postgres().administration();
        ExternalStore external = new ExternalStore(store.jdbcUrl(), store.user(), store.password());
        return StackOptions.of(data, FakeRepository.in(TestServers.directory("repository")))
                .withServers(
                        Optional.of(external), Optional.of(TestServers.kafka().bootstrapServers()));
    }
}
