package io.databerth.gateway.projects;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project: what belongs together and shares a private network. */
@Entity
@Table(name = "project")
public class ProjectView extends PanacheEntityBase {
    @Id
    public String name;

    @Column
    public Instant createdAt;

    /** What its network has; absent: the container engine chooses. */
    @Column
    public @Nullable String addressRange;
}
