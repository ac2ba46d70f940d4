package io.databerth.backup.exporting;

import io.databerth.backup.BackupWorker;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/** A backup's content, decrypted. */
@Path("/internal/v1/backups/{backup}/zip")
@RunOnVirtualThread
public class ExportResource {
    /** Each of them reads and decrypts as fast as its client takes it. */
    private static final int MOST = 4;

    private final ExportBackup exporting;
    private final Semaphore places = new Semaphore(MOST);

    public ExportResource(BackupWorker worker) {
        this.exporting = worker.export();
    }

    @GET
    @Produces("application/zip")
    public StreamingOutput zip(@PathParam("backup") String backup) throws IOException, SQLException {
        BackupId id = BackupId.parse(backup);
        // Told now or never: the head of the answer is sent before the first byte is read.
        exporting.check(id);
        if (places.availablePermits() == 0) {
            throw full();
        }
        ServerHttpResponse connection = CurrentRequestManager.get().serverResponse();
        return reader -> {
            if (!places.tryAcquire()) {
                throw full();
            }
            try {
                exporting.write(id, reader, connection::closed);
            } catch (SQLException away) {
                throw new IOException(away);
            } finally {
                places.release();
            }
        };
    }

    private static CodedException full() {
        return new CodedException(
                ErrorCode.TOO_MANY_STREAMS, MOST + " backups are exported at the moment, which is the most");
    }
}
