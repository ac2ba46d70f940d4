package io.databerth.gateway.databases;

import io.databerth.contracts.Failure;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.contracts.observation.StorageState;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.FailureColumn;
import io.databerth.gateway.http.Requests;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the databases that people see. */
@Entity
@Table(name = "database_view")
public class DatabaseView extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column
    public String project;

    @Column
    public String environment;

    @Column
    public String name;

    @Column
    public String engine;

    @Column
    public String version;

    @Column
    public String sku;

    @Column
    public String containerName;

    @Column
    public String hostName;

    @Column
    public String innerDatabase;

    @Column
    public String username;

    @Column
    public String bindAddress;

    @Column
    public @Nullable String fixedAddress;

    @Column
    @Enumerated(EnumType.STRING)
    public DatabaseState state;

    @Column
    public long generation;

    @Column
    public @Nullable String address;

    @Column
    public @Nullable Integer port;

    @Column
    public @Nullable String serverImage;

    @Column
    @Convert(converter = LimitsColumn.class)
    public List<LimitOutcome> limits;

    @Column
    @Convert(converter = ParametersColumn.class)
    public Map<String, String> parameters;

    @Column
    public @Nullable String keptVersion;

    @Column
    public @Nullable String caCertificate;

    @Column
    public @Nullable Instant certificateExpires;

    @Column
    public int credentialVersion;

    @Column
    @Enumerated(EnumType.STRING)
    public @Nullable HealthStatus health;

    @Column
    public @Nullable String healthReason;

    @Column
    @Enumerated(EnumType.STRING)
    public StorageState storageState;

    @Column
    public @Nullable String storageReason;

    @Column
    public boolean storageFrozen;

    @Column
    public @Nullable Long storageUsedBytes;

    @Column
    public @Nullable Long storageLimitBytes;

    @Column
    @Convert(converter = BackupPolicyColumn.class)
    public @Nullable BackupPolicy backupPolicy;

    @Column
    public @Nullable Instant nextBackupAt;

    @Column
    public boolean backupOverdue;

    @Column
    public @Nullable String drift;

    @Column
    @Convert(converter = FailureColumn.class)
    public @Nullable Failure failure;

    @Column
    public Instant createdAt;

    @Column
    public Instant updatedAt;

    @Column
    public @Nullable Instant deletedAt;

    public DatabaseId databaseId() {
        return new DatabaseId(id);
    }

    /** The database of that id, if the caller may know that it exists; else there is no such database. */
    public static Uni<DatabaseView> visibleTo(Caller caller, String id) {
        UUID key = Requests.id("database", id, DatabaseId::parse).value();
        String project = caller.project();
        return Panache.withSession(() -> project == null
                        ? DatabaseView.<DatabaseView>find("id", key).firstResult()
                        : DatabaseView.<DatabaseView>find("id = ?1 and project = ?2", key, project)
                                .firstResult())
                .onItem()
                .ifNull()
                .failWith(() -> Requests.missing("database"));
    }

    /** As a worker needs it that knows nothing of this database. */
    public DatabaseSpec spec() {
        return new DatabaseSpec(
                name,
                project,
                environment,
                engine,
                version,
                sku,
                containerName,
                hostName,
                innerDatabase,
                username,
                bindAddress);
    }

    /** Whether a port of the host leads to it; never of a library, which has none. */
    public boolean published() {
        boolean library = address != null && port == null;
        return !bindAddress.isEmpty() && !library;
    }

    /** From now on a port of the host leads to it, or none does: then the address is empty. */
    void publishedOn(String hostAddress, Endpoint endpoint) {
        bindAddress = hostAddress;
        reachableAt(endpoint);
    }

    void reachableAt(Endpoint endpoint) {
        hostName = endpoint.hostName();
        address = endpoint.address();
        port = endpoint.port() == Endpoint.NO_PORT ? null : endpoint.port();
    }

    static DatabaseView accepted(DatabaseId id, DatabaseSpec spec, Instant now) {
        DatabaseView view = new DatabaseView();
        view.id = id.value();
        view.project = spec.project();
        view.environment = spec.environment();
        view.name = spec.name();
        view.engine = spec.engine();
        view.version = spec.version();
        view.sku = spec.sku();
        view.containerName = spec.containerName();
        view.hostName = spec.hostName();
        view.innerDatabase = spec.innerDatabase();
        view.username = spec.username();
        view.bindAddress = spec.bindAddress();
        view.fixedAddress = spec.address().isEmpty() ? null : spec.address();
        view.state = DatabaseState.PROVISIONING;
        view.generation = 1;
        view.limits = List.of();
        view.parameters = Map.of();
        view.storageState = StorageState.UNKNOWN;
        view.createdAt = now;
        view.updatedAt = now;
        return view;
    }
}
