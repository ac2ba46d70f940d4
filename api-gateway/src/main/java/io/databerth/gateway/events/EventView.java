package io.databerth.gateway.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.contracts.Envelope;
import io.databerth.messaging.WireFormat;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A projected event as clients get it. Contract events hold no secrets, so their data is shown as it is. */
@Entity
@Table(name = "event")
public class EventView extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long seq;

    @Column
    public String type;

    @Column
    public UUID databaseId;

    @Column
    public String project;

    @Column
    public Instant at;

    @Column
    public String data;

    static EventView of(Envelope<?> envelope, UUID database, String project) {
        EventView view = new EventView();
        view.type = envelope.type();
        view.databaseId = database;
        view.project = project;
        view.at = envelope.time();
        view.data = json(envelope);
        return view;
    }

    private static String json(Envelope<?> envelope) {
        try {
            return WireFormat.mapper().writeValueAsString(envelope.data());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", impossible);
        }
    }
}
