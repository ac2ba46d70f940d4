package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Moment;
import io.databerth.gateway.http.Requests;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a new database is to begin with, if the caller may see it. */
@ApplicationScoped
class Origins {
    /** The names of {@code BackupState}; the package of backups builds on this one. */
    private static final Set<String> USABLE = Set.of("STORED", "PROVEN");

    @Inject
    Pool store;

    @Inject
    BackupWorkerDoor worker;

    /** Empty for an empty database. */
    Uni<Optional<Origin>> of(Caller caller, NewDatabase wish) {
        NewDatabase.From from = wish.from();
        if (from == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        String backup = from.backupId();
        String database = from.databaseId();
        if (backup != null && database == null && from.at() == null && from.point() == null) {
            return ofBackup(caller, backup).map(Optional::of);
        }
        if (database == null || backup != null || (from.at() != null && from.point() != null)) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "from needs either backup_id or database_id; one of at and point may go with database_id");
        }
        Optional<Instant> at = Optional.ofNullable(from.at()).map(text -> Moment.of("from.at", text));
        return DatabaseView.visibleTo(caller, database).flatMap(view -> ofDatabase(view, at, from.point()));
    }

    private Uni<Optional<Origin>> ofDatabase(DatabaseView view, Optional<Instant> at, @Nullable String point) {
        if (point != null) {
            return moment(view, point).flatMap(moment -> ofMoment(view, moment));
        }
        return at.map(moment -> ofMoment(view, moment))
                .orElseGet(() -> Uni.createFrom().item(() -> Optional.of(ofDatabase(view))));
    }

    private Uni<Instant> moment(DatabaseView view, String point) {
        return store.preparedQuery("select moment from restore_point where database_id = $1 and name = $2")
                .execute(Tuple.of(view.id, point))
                .map(found -> {
                    for (Row row : found) {
                        return row.getOffsetDateTime("moment").toInstant();
                    }
                    throw Requests.missing("restore point");
                });
    }

    /** The backup worker says whether and from what the way there begins, before anything is promised. */
    private Uni<Optional<Origin>> ofMoment(DatabaseView view, Instant moment) {
        return worker.client()
                .get("/databases/" + view.databaseId() + "/moments/base?at=" + moment)
                .map(told -> Optional.of(new Origin(
                        new InitialContent(BackupId.parse(told.path("backup").asText()), null, moment),
                        view.project,
                        view.engine,
                        told.path("version").asText(),
                        BackupKind.PHYSICAL,
                        view.innerDatabase,
                        view.username,
                        view.sku,
                        view.parameters)));
    }

    private Uni<Origin> ofBackup(Caller caller, String id) {
        BackupId backup = Requests.id("backup", id, BackupId::parse);
        return store.preparedQuery(
                        """
                        select backup.project, backup.engine, backup.version, backup.state, backup.kind,
                               origin.inner_database, origin.username
                        from backup_view backup join database_view origin on origin.id = backup.database_id
                        where backup.id = $1
                        """)
                .execute(Tuple.of(backup.value()))
                .map(found -> ofBackup(caller, backup, found));
    }

    private static Origin ofBackup(Caller caller, BackupId backup, RowSet<Row> found) {
        for (Row row : found) {
            if (caller.sees(row.getString("project"))) {
                BackupKind kind = Optional.ofNullable(row.getString("kind"))
                        .map(BackupKind::valueOf)
                        .orElse(BackupKind.LOGICAL);
                requireUsable(kind, row.getString("state"));
                return new Origin(
                        new InitialContent(backup, null),
                        row.getString("project"),
                        row.getString("engine"),
                        row.getString("version"),
                        kind,
                        row.getString("inner_database"),
                        row.getString("username"),
                        null,
                        Map.of());
            }
        }
        throw Requests.missing("backup");
    }

    private static Origin ofDatabase(DatabaseView view) {
        if (view.state != DatabaseState.RUNNING) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the database to be copied is " + view.state + ": start it, or begin with one of its backups");
        }
        return new Origin(
                new InitialContent(BackupId.next(), view.databaseId()),
                view.project,
                view.engine,
                view.version,
                BackupKind.LOGICAL,
                view.innerDatabase,
                view.username,
                view.sku,
                view.parameters);
    }

    private static void requireUsable(BackupKind kind, String state) {
        if (kind == BackupKind.SNAPSHOT) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "a snapshot lies on its database's own disk: a database begins with a backup, or with another database");
        }
        if (!USABLE.contains(state)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "the backup is " + state.toLowerCase(Locale.ROOT) + ": it must be stored or proven");
        }
    }
}
