package io.databerth.gateway.moments;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A name for a moment of a database. */
@Entity
@Table(name = "restore_point")
public class RestorePointView extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column
    public UUID databaseId;

    @Column
    public String name;

    @Column
    public Instant moment;

    @Column
    public Instant createdAt;

    @Column
    public String createdBy;
}
