package io.databerth.backup.proof;

import io.databerth.backup.BackupWorker;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;

/** What was signed of a backup's proof. */
@Path("/internal/v1/backups/{backup}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvidenceResource {
    private final Backups backups;
    private final BackupFiles files;

    public record Answer(String jws) {}

    public EvidenceResource(BackupWorker worker) {
        this.backups = worker.backups();
        this.files = worker.files();
    }

    /** NOT_FOUND when it was never proven, or before there was evidence. */
    @GET
    public Answer of(@PathParam("backup") String backup) throws IOException, SQLException {
        try (OpenBackup opened = files.open(backups.requireStored(BackupId.parse(backup)))) {
            return opened.manifest()
                    .evidence()
                    .map(Answer::new)
                    .orElseThrow(() -> new CodedException(
                            ErrorCode.NOT_FOUND, "the backup has no evidence: it was not proven; verify it first"));
        }
    }
}
