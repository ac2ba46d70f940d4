package io.databerth.gateway.observation;

import io.databerth.contracts.observation.MetricsSample;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the samples of all databases. */
@Entity
@Table(name = "metrics_sample")
public class SampleView extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column
    public UUID databaseId;

    @Column
    public Instant at;

    @Column
    public String containerState;

    @Column
    public @Nullable Double cpuPercent;

    @Column
    public @Nullable Long memoryBytes;

    @Column
    public @Nullable Long memoryLimitBytes;

    @Column
    public @Nullable Long diskBytes;

    @Column
    public @Nullable Long connections;

    @Column
    public @Nullable Long uptimeSeconds;

    @Column
    public @Nullable Long storageUsedBytes;

    @Column
    public @Nullable Long storageLimitBytes;

    @Column
    @Convert(converter = FiguresColumn.class)
    public Map<String, Double> engine;

    public static SampleView of(MetricsSample sample) {
        SampleView view = new SampleView();
        view.databaseId = sample.database().value();
        view.at = sample.at();
        view.containerState = sample.containerState();
        view.cpuPercent = sample.cpuPercent();
        view.memoryBytes = sample.memoryBytes();
        view.memoryLimitBytes = sample.memoryLimitBytes();
        view.diskBytes = sample.diskBytes();
        view.connections = sample.connections();
        view.uptimeSeconds = sample.uptimeSeconds();
        view.storageUsedBytes = sample.storageUsedBytes();
        view.storageLimitBytes = sample.storageLimitBytes();
        view.engine = sample.engine() == null ? Map.of() : sample.engine();
        return view;
    }
}
