package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {

    @Test
    void aRestartOnAnotherPortKeepsTheRecords() {
        Path directory = TestServers.directory("restart");
        try (KafkaBroker first = KafkaBroker.start(KafkaBroker.Options.of(directory, 0))) {
            first.createTopics("kept");
            Records.send(first, "kept", "one");
        }
        try (KafkaBroker second = KafkaBroker.start(KafkaBroker.Options.of(directory, 0))) {
            assertThat(Records.read(second, "kept", 1)).containsExactly("one");
        }
    }

    @Test
    void aSecondStartOnTheSameDirectoryIsRefusedAndHarmsNobody() {
        Path directory = TestServers.directory("twice");
        try (KafkaBroker first = KafkaBroker.start(KafkaBroker.Options.of(directory, 0))) {
            assertThatThrownBy(() -> KafkaBroker.start(KafkaBroker.Options.of(directory, 0)))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by another process");
            first.createTopics("still.works");
            Records.send(first, "still.works", "yes");
            assertThat(Records.read(first, "still.works", 1)).containsExactly("yes");
        }
    }

    @Test
    void aTakenPortIsRefusedByName() {
        KafkaBroker running = TestServers.kafka();
        KafkaBroker.Options same = KafkaBroker.Options.of(TestServers.directory("port"), running.port());
        assertThatThrownBy(() -> KafkaBroker.start(same))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("Port " + running.port());
    }

    @Test
    void aTopicIsMadeWithItsSettingsAndMakingItAgainIsNoError() throws Exception {
        BrokerAdministration broker = TestServers.kafka().administration();
        TopicPlan plan = new TopicPlan("with.settings", 3, Map.of("retention.ms", "-1"));
        broker.ensureTopics(List.of(plan));
        broker.ensureTopics(List.of(plan));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, plan.name());
            var described =
                    admin.describeTopics(List.of(plan.name())).allTopicNames().get();
            var settings = admin.describeConfigs(List.of(topic)).all().get();
            assertThat(described.values()).singleElement().satisfies(made -> assertThat(made.partitions())
                    .hasSize(3));
            assertThat(settings.values()).singleElement().satisfies(made -> assertThat(made.entries())
                    .anyMatch(entry ->
                            entry.name().equals("retention.ms") && entry.value().equals("-1")));
        }
    }

    @Test
    void topicsThatNobodyPlannedDoNotAppear() {
        assertThatThrownBy(() -> Records.send(TestServers.kafka(), "never.made", "lost"))
                .hasMessageContaining("never.made");
    }

    @Test
    void aPortWhereNobodyAnswersIsNoBroker() {
        BrokerAdministration nobody = new BrokerAdministration("127.0.0.1:" + FreePorts.any());
        assertThat(nobody.answersWithin(Duration.ofSeconds(1))).isFalse();
    }
}
