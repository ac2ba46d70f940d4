package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KilledParentTest {

    @Test
    void serversOfAKilledJvmEndAndTheNextStartFindsTheirData() throws Exception {
        Path store = TestServers.directory("orphan-store");
        Path broker = TestServers.directory("orphan-broker");
        Process parent = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsBoth.class.getName(),
                        store.toString(),
                        broker.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> children;
        try (BufferedReader output = parent.inputReader()) {
            String ready = output.lines()
                    .filter(line -> line.startsWith("ready "))
                    .findFirst()
                    .orElseThrow();
            children = List.of(ready.split(" ")).stream()
                    .skip(1)
                    .map(Long::valueOf)
                    .toList();
            parent.destroyForcibly().waitFor();
        }
        assertDataIsThere(store, broker);
        assertThat(children).hasSize(2).noneMatch(pid -> ProcessIdentity.of(pid).isPresent());
    }

    private static void assertDataIsThere(Path store, Path broker) {
        try (PostgresServer server = PostgresServer.start(PostgresServer.Options.durable(store, 0));
                KafkaBroker kafka = KafkaBroker.start(KafkaBroker.Options.of(broker, 0))) {
            StoreAdministration kept = server.administration();
            assertThat(new StoreAdministration(kept.urlOf("kept"), kept.user(), kept.password()).answers())
                    .isTrue();
            assertThat(Records.read(kafka, "kept", 1)).containsExactly("one");
        }
    }

    @Test
    void aServerEndsWithItsParentEvenWhenNobodyStartsAgain() throws Exception {
        Path store = TestServers.directory("alone-store");
        Path broker = TestServers.directory("alone-broker");
        Process parent = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsBoth.class.getName(),
                        store.toString(),
                        broker.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            String ready = output.lines()
                    .filter(line -> line.startsWith("ready "))
                    .findFirst()
                    .orElseThrow();
            parent.destroyForcibly().waitFor();
            for (String pid : ready.substring(6).split(" ", -1)) {
                assertThat(Waiting.until(Duration.ofSeconds(20), Duration.ofMillis(50), () -> ProcessIdentity.of(
                                        Long.parseLong(pid))
                                .isEmpty()))
                        .as("process " + pid + " ended")
                        .isTrue();
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs in a JVM of its own, which the test kills. */
    static final class StartsBoth {
        private StartsBoth() {}

        public static void main(String[] directories) throws InterruptedException {
            PostgresServer store = PostgresServer.start(PostgresServer.Options.durable(Path.of(directories[0]), 0));
            KafkaBroker broker = KafkaBroker.start(KafkaBroker.Options.of(Path.of(directories[1]), 0));
            store.administration().ensureDatabase("kept");
            broker.createTopics("kept");
            Records.send(broker, "kept", "one");
            System.out.println("ready " + store.pid() + " " + broker.pid());
            Thread.sleep(Duration.ofMinutes(2));
        }
    }
}
