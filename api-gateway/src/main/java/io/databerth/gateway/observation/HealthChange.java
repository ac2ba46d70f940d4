package io.databerth.gateway.observation;

import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.HealthStatus;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the health history. */
@Entity
@Table(name = "health_change")
public class HealthChange extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column
    public UUID databaseId;

    @Column
    @Enumerated(EnumType.STRING)
    public HealthStatus status;

    @Column
    public String reason;

    @Column
    public Instant at;

    public static HealthChange of(HealthEvent.Changed event) {
        HealthChange change = new HealthChange();
        change.databaseId = event.database().value();
        change.status = event.status();
        change.reason = event.reason();
        change.at = event.at();
        return change;
    }
}
