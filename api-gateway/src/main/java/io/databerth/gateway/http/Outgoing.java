package io.databerth.gateway.http;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import io.databerth.messaging.WireFormat;

/** A message on its way into the outbox. */
public record Outgoing(Topic topic, Message message) {
    private static final String SOURCE = "/databerth/api-gateway";

    public Envelope<?> envelope() {
        return Envelope.of(SOURCE, message);
    }

    public static String text(Envelope<?> envelope) {
        return WireFormat.text(envelope);
    }
}
