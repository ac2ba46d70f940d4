package io.databerth.gateway.moments;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.Uuid7;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.databases.DatabaseState;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.http.StoreFault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives moments their names, and takes the names away. No server is asked: its log knows its moments already. */
@ApplicationScoped
public class RestorePointChanges {
    private static final String MAKE = "with answer as (" + Claim.insert(1)
            + ") insert into restore_point (id, database_id, name, moment, created_at, created_by)"
            + " values ($8, $9, $10, $11, $12, $13)";
    private static final String REMOVE =
            """
            delete from restore_point where database_id = $1 and name = $2
            returning name, moment, created_at, created_by
            """;

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    AuditTrail audit;

    Uni<Response> make(ChangeRequest request, DatabaseView database, NewRestorePoint wish) {
        requireLog(database);
        Instant now = Instant.now();
        RestorePointView view = new RestorePointView();
        view.id = Uuid7.next();
        view.databaseId = database.id;
        view.name = wish.checkedName();
        view.moment = wish.moment(now);
        view.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        view.createdBy = request.caller().name();
        return answers.once(request, wish, claim -> write(claim, view, pathOf(database) + view.name)
                .call(() -> audit.record(request.caller(), "make-restore-point " + view.name, "done")));
    }

    Uni<Response> remove(ChangeRequest request, DatabaseView database, String name) {
        return answers.once(request, null, claim -> store.withTransaction(connection -> connection
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(database.id, name))
                        .map(RestorePointChanges::removed)
                        .flatMap(gone -> claim.keep(
                                connection, answers.answer(200, null, null, RestorePointAnswer.of(gone, null)))))
                .call(() -> audit.record(request.caller(), "remove-restore-point " + name, "done")));
    }

    /** A name for what nobody keeps would be a promise that is not held. */
    private static void requireLog(DatabaseView database) {
        if (database.state == DatabaseState.DELETED) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database is deleted");
        }
        if (database.backupPolicy == null || database.backupPolicy.pointInTime().isEmpty()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the database's backup policy has no pointInTime, so no moment of it is kept: PUT …/backup-policy sets one");
        }
    }

    private Uni<Answer> write(Claim claim, RestorePointView view, String path) {
        Answer answer = answers.answer(201, path, null, RestorePointAnswer.of(view, null));
        List<@Nullable Object> parameters = new ArrayList<>(claim.parameters(answer));
        parameters.addAll(Arrays.asList(
                view.id,
                view.databaseId,
                view.name,
                view.moment.atOffset(ZoneOffset.UTC),
                view.createdAt.atOffset(ZoneOffset.UTC),
                view.createdBy));
        return store.preparedQuery(MAKE)
                .execute(Tuple.from(parameters))
                .onFailure(RestorePointChanges::isTaken)
                .transform(taken -> new CodedException(
                        ErrorCode.NAME_TAKEN, "the database has a restore point " + view.name + " already"))
                .replaceWith(answer);
    }

    private static boolean isTaken(Throwable refused) {
        return StoreFault.uniqueConstraint(refused)
                .filter("restore_point_name"::equals)
                .isPresent();
    }

    private static RestorePointView removed(RowSet<Row> rows) {
        for (Row row : rows) {
            RestorePointView view = new RestorePointView();
            view.name = row.getString("name");
            view.moment = row.getOffsetDateTime("moment").toInstant();
            view.createdAt = row.getOffsetDateTime("created_at").toInstant();
            view.createdBy = row.getString("created_by");
            return view;
        }
        throw Requests.missing("restore point");
    }

    private static String pathOf(DatabaseView database) {
        return "/api/v1/databases/" + database.databaseId() + "/restore-points/";
    }
}
