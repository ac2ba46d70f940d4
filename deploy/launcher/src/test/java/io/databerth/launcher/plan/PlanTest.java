package io.databerth.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.embedded.TestServers;
import io.databerth.embedded.TopicPlan;
import io.databerth.launcher.plan.PlatformState.Condition;
import io.databerth.launcher.plan.PlatformState.PartState;
import io.databerth.launcher.plan.PlatformState.Phase;
import io.databerth.launcher.stack.FakeRepository;
import io.databerth.launcher.stack.FakeService;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void thePauseDoublesUpToTenSeconds() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(n -> BackOff.pause(n).toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
        assertThat(BackOff.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aLongLifeMakesTheNextEndTheFirstOne() {
        assertThat(BackOff.endsInARow(5, Duration.ofSeconds(59))).isEqualTo(6);
        assertThat(BackOff.endsInARow(5, Duration.ofSeconds(60))).isEqualTo(1);
    }

    @Test
    void eventsAreKeptForEverAndEveryTopicHasItsDeadLetters() {
        List<TopicPlan> plans = TopicPlans.all(true);
        assertThat(plans).extracting(TopicPlan::name).containsExactlyInAnyOrderElementsOf(Topic.allNames());
        assertThat(settings(plans, Topic.DATABASE_EVENTS))
                .isEqualTo(Map.of("retention.ms", "-1", "flush.messages", "1"));
        assertThat(settings(plans, Topic.METRICS_SAMPLES)).isEqualTo(Map.of("retention.ms", "86400000"));
        assertThat(settings(TopicPlans.all(false), Topic.DATABASE_EVENTS)).doesNotContainKey("flush.messages");
    }

    private static Map<String, String> settings(List<TopicPlan> plans, Topic topic) {
        return plans.stream()
                .filter(plan -> plan.name().equals(topic.wireName()))
                .findFirst()
                .orElseThrow()
                .settings();
    }

    @Test
    void theDataDirectoryIsTheChosenOneElseTheAccountsOwn() {
        assertThat(DataDirectory.choose(Map.of("DATABERTH_DATA", "/d"), "root", "/root")
                        .root())
                .isEqualTo(Path.of("/d"));
        assertThat(DataDirectory.choose(Map.of("DATABERTH_DATA", " "), "root", "/root")
                        .root())
                .isEqualTo(Path.of("/var/lib/databerth"));
        assertThat(DataDirectory.choose(Map.of(), "ann", "/home/ann").root())
                .isEqualTo(Path.of("/home/ann/.local/share/databerth"));
    }

    @Test
    void whatIsWrittenForTheStatusIsReadAsItWas() {
        PlatformState state = new PlatformState(
                Phase.READY,
                "http://127.0.0.1:8080",
                List.of(
                        new PartState("vault", Condition.READY, 7, 8, 9, 10),
                        new PartState("store", Condition.DOWN, 0, 0, 0, 1)));
        assertThat(PlatformState.parse(state.text())).isEqualTo(state);
    }

    @Test
    void aMessageOfSeveralLinesDoesNotBreakTheStateFile() {
        PlatformState state = new PlatformState(Phase.FAILED, "one\n\ttwo", List.of());
        assertThat(PlatformState.parse(state.text()).message()).isEqualTo("one two");
    }

    @Test
    void aServiceSeesNothingOfTheEnvironmentButHowToFindThings() {
        assertThat(ServiceCommand.environment(
                        Map.of("PATH", "/bin", "DATABERTH_POSTGRES_URL", "secret", "AWS_KEY", "x")))
                .isEqualTo(Map.of("PATH", "/bin", "MALLOC_ARENA_MAX", "2"));
    }

    @Test
    void aServiceIsStartedAsItsJarSaysAndWithFurtherClassesBehindIt() throws Exception {
        Path jar = FakeRepository.in(TestServers.directory("repository"))
                .resolve("api-gateway/target/quarkus-app/quarkus-run.jar");
        assertThat(command(jar, List.of()))
                .endsWith("-cp", jar.toString(), FakeService.class.getName())
                .contains("-Xmx96m");
        assertThat(command(jar, List.of(Path.of("/x")))).endsWith("-cp", jar + ":/x", FakeService.class.getName());
    }

    private static List<String> command(Path jar, List<Path> classPath) {
        return ServiceCommand.of(Service.GATEWAY, Path.of("java"), jar, Path.of("/c"), List.of(), classPath);
    }

    @Test
    void theConfigurationFileKeepsEveryCharacterOfAValue() throws Exception {
        Properties read = new Properties();
        read.load(new StringReader(ServiceConfiguration.text(Map.of("key", "a\\b\nc=d:e #f"))));
        assertThat(read).containsEntry("key", "a\\b\nc=d:e #f").containsEntry("config_ordinal", "500");
    }

    @Test
    void aServicesConfigurationNamesItsOwnSchemaAndLogIn() {
        var around = new ServiceConfiguration.Surroundings(
                "site",
                new DataDirectory(Path.of("/d")),
                "jdbc:postgresql://h:1/databerth",
                "k:2",
                3,
                6,
                5,
                Path.of("/e"),
                Path.of("/r/deploy/images/build"),
                Secret.of("reads-all"));
        assertThat(ServiceConfiguration.of(Service.VAULT, 4, "pw", around, Map.of()))
                .doesNotContainKey("databerth.store-reader.password");
        assertThat(ServiceConfiguration.of(Service.BACKUP, 4, "pw", around, Map.of("quarkus.http.host", "0.0.0.0")))
                .containsEntry("quarkus.flyway.schemas", "backup")
                .containsEntry("quarkus.datasource.username", "backup")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://h:1/databerth")
                .containsEntry("databerth.service-key-file", "/d/secrets/service-keys/backup-worker.key")
                .containsEntry("databerth.vault.url", "http://127.0.0.1:3")
                .containsEntry("databerth.backup-worker.url", "http://127.0.0.1:6")
                .containsEntry("databerth.monitor.url", "http://127.0.0.1:5")
                .containsEntry("databerth.images.build", "/r/deploy/images/build")
                .containsEntry("databerth.store-reader.password", "reads-all")
                .containsEntry("quarkus.http.host", "0.0.0.0");
    }

    @Test
    void anExternalStoresAddressIsSplitFromItsCredentials() {
        for (String url : List.of(
                "postgresql://ann:p%40ss+w@db.example:6432/start?sslmode=require",
                "jdbc:postgresql://db.example:6432/start?user=ann&password=p%40ss+w&sslmode=require")) {
            ExternalStore store = ExternalStore.parse(url);
            assertThat(store.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/start?sslmode=require");
            assertThat(store.user()).isEqualTo("ann");
            assertThat(store.password().reveal()).isEqualTo("p@ss+w");
            assertThat(store.toString()).doesNotContain("p@ss");
        }
        assertThat(ExternalStore.parse("postgres://a:b@h").jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/postgres");
    }

    @Test
    void anExternalStoreWithoutAPasswordIsRefusedWithoutRepeatingTheText() {
        assertThatThrownBy(() -> ExternalStore.parse("postgresql://ann:@db.example/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("db.example");
    }
}
