package io.databerth.messaging;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import java.util.UUID;

/** What the bytes of a record turned out to be. */
public sealed interface Decoded {
    /** A message of a type that this build knows. */
    record Known(Envelope<Message> envelope) implements Decoded {}

    /** A well-formed envelope whose type this build does not know, as a newer service may send it. */
    record Unknown(UUID id, String type) implements Decoded {}

    /** Not an envelope, or its data does not fit its type. */
    record Malformed(String reason) implements Decoded {}
}
