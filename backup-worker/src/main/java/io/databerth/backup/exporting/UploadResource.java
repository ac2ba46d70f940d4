package io.databerth.backup.exporting;

import io.databerth.backup.BackupWorker;
import io.databerth.backup.ReceiveUpload;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Content that somebody uploads, for the import that follows under the id of its backup. */
@Path("/internal/v1/databases/{database}/uploads/{backup}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {
    /** Each of them is encrypted as fast as it comes. */
    private static final int MOST = 4;

    private final ReceiveUpload uploads;
    private final Semaphore places = new Semaphore(MOST);

    public UploadResource(BackupWorker worker) {
        this.uploads = worker.uploads();
    }

    /** How much was kept. */
    public record Received(long contentBytes) {}

    @PUT
    @Consumes("application/zip")
    public Received export(@PathParam("database") String database, @PathParam("backup") String backup, InputStream body)
            throws IOException {
        return receive(database, backup, ReceiveUpload.Form.EXPORT, body);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Received bare(@PathParam("database") String database, @PathParam("backup") String backup, InputStream body)
            throws IOException {
        return receive(database, backup, ReceiveUpload.Form.BARE, body);
    }

    @DELETE
    public void forget(@PathParam("database") String database, @PathParam("backup") String backup) throws IOException {
        uploads.forget(DatabaseId.parse(database), BackupId.parse(backup));
    }

    private Received receive(String database, String backup, ReceiveUpload.Form form, InputStream body)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new CodedException(
                    ErrorCode.TOO_MANY_STREAMS, MOST + " files are uploaded at the moment, which is the most");
        }
        try {
            return new Received(uploads.receive(DatabaseId.parse(database), BackupId.parse(backup), form, body));
        } finally {
            places.release();
        }
    }
}
