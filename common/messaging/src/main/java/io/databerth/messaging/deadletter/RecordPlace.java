package io.databerth.messaging.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Where a record was read. */
public record RecordPlace(String topic, int partition, long offset, @Nullable String key) {
    public static RecordPlace of(ConsumerRecord<String, ?> entry) {
        return new RecordPlace(entry.topic(), entry.partition(), entry.offset(), entry.key());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
