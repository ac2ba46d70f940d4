package io.databerth.gateway.projects;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A stage of a project, such as production. */
@Entity
@Table(name = "environment")
@IdClass(EnvironmentView.Key.class)
public class EnvironmentView extends PanacheEntityBase {
    @Id
    public String project;

    @Id
    public String name;

    @Column
    public Instant createdAt;

    /** What names an environment. */
    public record Key(String project, String name) implements Serializable {}
}
