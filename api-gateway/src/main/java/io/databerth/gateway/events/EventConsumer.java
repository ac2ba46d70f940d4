package io.databerth.gateway.events;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.gateway.http.CallingContext;
import io.databerth.gateway.http.StoreFault;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the workers' events, one after the other, and acknowledges each when its effect is kept. While the store is away
 * it tries again without end, because going on would lose the event; what can never be folded becomes a dead letter.
 */
@ApplicationScoped
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final int TRIES = 3;

    private final EventProjector projector;
    private final DeadLetterOutbox deadLetters;
    private final Counter projected;
    private final Counter unknown;
    private final Counter dead;

    @Inject
    EventConsumer(EventProjector projector, DeadLetterOutbox deadLetters, MeterRegistry meters) {
        this.projector = projector;
        this.deadLetters = deadLetters;
        this.projected = meters.counter("databerth.events.projected");
        this.unknown = meters.counter("databerth.events.unknown");
        this.dead = meters.counter("databerth.events.dead");
    }

    @Incoming("events")
    public Uni<Void> consume(ConsumerRecord<String, byte[]> entry) {
        return switch (WireFormat.decode(entry.value())) {
            case Decoded.Known(Envelope<Message> envelope) -> project(entry, envelope);
            case Decoded.Unknown(var id, var type) -> {
                LOG.debugf("passed over event %s of the unknown type %s", id, type);
                unknown.increment();
                yield Uni.createFrom().voidItem();
            }
            case Decoded.Malformed(String reason) -> bury(entry, reason);
        };
    }

    private Uni<Void> project(ConsumerRecord<String, byte[]> entry, Envelope<Message> envelope) {
        return untilTaken(Uni.createFrom()
                        .deferred(() -> projector.project(envelope))
                        .runSubscriptionOn(CallingContext.current())
                        .onFailure(StoreFault::isFinal)
                        .retry()
                        .atMost(TRIES))
                .invoke(() -> projected.increment())
                .onFailure()
                .recoverWithUni(defect -> {
                    LOG.errorf(defect, "event %s cannot be folded", envelope.id());
                    return bury(entry, "cannot be folded: " + defect.getClass().getSimpleName());
                });
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> entry, String reason) {
        dead.increment();
        return untilTaken(Uni.createFrom().deferred(() -> deadLetters.append(entry, reason)));
    }

    private static Uni<Void> untilTaken(Uni<Void> write) {
        return write.onFailure(fault -> !StoreFault.isFinal(fault))
                .invoke(fault -> LOG.warnf("the store does not take an event, trying again: %s", fault.toString()))
                .onFailure(fault -> !StoreFault.isFinal(fault))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
