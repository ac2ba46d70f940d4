package io.databerth.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks a broker, embedded or not, whether it answers, and makes topics; each call may be repeated. */
public record BrokerAdministration(String bootstrapServers) {
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    /** True as soon as the cluster has described itself with at least one node. */
    public boolean answersWithin(Duration limit) {
        try (Admin admin = Admin.create(settings(limit))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes the topics that are missing; those that exist are left as they are. */
    public void ensureTopics(List<TopicPlan> plans) {
        List<NewTopic> topics =
                plans.stream().map(BrokerAdministration::newTopic).toList();
        try (Admin admin = Admin.create(settings(REQUEST_LIMIT))) {
            for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
                await(made);
            }
        }
    }

    private static NewTopic newTopic(TopicPlan plan) {
        // Empty: as many replicas as the broker's own default says, so that a larger cluster keeps its rule.
        return new NewTopic(plan.name(), Optional.of(plan.partitions()), Optional.empty()).configs(plan.settings());
    }

    private static void await(KafkaFuture<Void> made) {
        try {
            made.get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedServerException("The broker refused to make a topic: " + e.getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new EmbeddedServerException("The broker did not make a topic in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while making topics", e);
        }
    }

    private Map<String, Object> settings(Duration limit) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) limit.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
    }
}
