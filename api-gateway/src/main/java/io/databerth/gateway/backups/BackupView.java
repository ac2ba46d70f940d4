package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.FailureColumn;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.Search;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the backups that people see. */
@Entity
@Table(name = "backup_view")
public class BackupView extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column
    public UUID databaseId;

    @Column
    public String project;

    @Column
    public String engine;

    @Column
    public String version;

    @Column
    public UUID operationId;

    /** Known when it begins. */
    @Column
    @Enumerated(EnumType.STRING)
    public @Nullable BackupKind kind;

    @Column
    public boolean safety;

    @Column
    public boolean held;

    @Column
    @Enumerated(EnumType.STRING)
    public BackupState state;

    @Column
    public @Nullable String fileName;

    @Column
    public @Nullable Long storedBytes;

    @Column
    public @Nullable Long plainBytes;

    @Column
    public @Nullable String sha256;

    /** Inner databases in it besides the user's own. */
    @Column
    @Convert(converter = NamesColumn.class)
    public @Nullable List<String> others;

    @Column
    @Convert(converter = BackupCopiesColumn.class)
    public @Nullable BackupCopies copies;

    @Column
    @Enumerated(EnumType.STRING)
    public @Nullable ProofLevel proofLevel;

    @Column
    public @Nullable String fingerprint;

    @Column
    public @Nullable Long proofMillis;

    @Column
    @Convert(converter = FailureColumn.class)
    public @Nullable Failure failure;

    @Column
    public Instant createdAt;

    @Column
    public @Nullable Instant storedAt;

    @Column
    public @Nullable Instant checkedAt;

    @Column
    public @Nullable Instant provenAt;

    @Column
    public @Nullable Instant deletedAt;

    public BackupId backup() {
        return new BackupId(id);
    }

    /** The backup of that id, if the caller may know that it exists; {@code database} absent means of any. */
    static Uni<BackupView> visibleTo(Caller caller, @Nullable DatabaseView database, String id) {
        Search search = Search.of(caller)
                .with("id", Requests.id("backup", id, BackupId::parse).value())
                .with("databaseId", database == null ? null : database.id);
        return Panache.withSession(() -> BackupView.<BackupView>find(search.query(), search.parameters())
                        .firstResult())
                .onItem()
                .ifNull()
                .failWith(() -> Requests.missing("backup"));
    }

    /** Fails with BACKUP_UNUSABLE unless it may be restored and exported. */
    void requireUsable() {
        if (kind == BackupKind.SNAPSHOT) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "a snapshot lies on its database's own disk: it is restored there, and nothing else is done with it");
        }
        if (!state.isUsable()) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE, "the backup is " + state + ": it must be stored or proven");
        }
    }

    static BackupView begun(BackupId backup, DatabaseView database, UUID operation, boolean safety, Instant at) {
        BackupView view = new BackupView();
        view.id = backup.value();
        view.databaseId = database.id;
        view.project = database.project;
        view.engine = database.engine;
        view.version = database.version;
        view.operationId = operation;
        view.safety = safety;
        view.state = BackupState.DUMPING;
        view.createdAt = at;
        return view;
    }
}
