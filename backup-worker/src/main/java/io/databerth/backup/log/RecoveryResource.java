package io.databerth.backup.log;

import io.databerth.backup.BackupWorker;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.LogBase;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.policy.KeptBase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which moments of a database can be brought back, for the gateway to ask before it promises one. */
@Path("/internal/v1/databases/{database}/moments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RecoveryResource {
    private final PointInTime moments;
    private final CollectLogs logs;
    private final Backups backups;

    /** The backup with whose files the way to a moment begins, and the version of the server that it is of. */
    public record Base(String backup, String version) {}

    public RecoveryResource(BackupWorker worker, CollectLogs logs) {
        this.moments = worker.moments();
        this.logs = logs;
        this.backups = worker.backups();
    }

    @GET
    public Recoverable all(@PathParam("database") String database) throws SQLException {
        DatabaseId id = DatabaseId.parse(database);
        return moments.of(id, logs.failure(id));
    }

    /** Those from which the way to a moment can begin, oldest first. */
    @GET
    @Path("/bases")
    public List<KeptBase> bases(@PathParam("database") String database) throws SQLException {
        return moments.bases(DatabaseId.parse(database)).stream()
                .map(LogBase::kept)
                .toList();
    }

    /** MOMENT_UNREACHABLE when there is none. */
    @GET
    @Path("/base")
    public Base base(@PathParam("database") String database, @QueryParam("at") String at) throws SQLException {
        LogBase base = moments.baseFor(DatabaseId.parse(database), Instant.parse(at));
        return new Base(
                base.backup().toString(),
                backups.require(base.backup()).content().version());
    }
}
