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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup's content, decrypted. */
@Path("/internal/v1/backups/{backup}/zip")
@RunOnVirtualThread
public class ExportResource {
    /** Each of them reads and decrypts as fast as its client takes it. */
    private static final int MOST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ExportResource.class);

    private final ExportBackup exporting;
    private final Semaphore places = new Semaphore(MOST);

    public ExportResource(BackupWorker worker) {
        this.exporting = worker.export();
    }

    @GET
    @Produces("application/zip")
    public StreamingOutput zip(@PathParam("backup") String backup) throws IOException {
        BackupId id = BackupId.parse(backup);
        // Told now or never: the head of the answer is sent before the first byte is read.
        exporting.check(id);
        if (places.availablePermits() == 0) {
            throw full();
        }
        ResteasyReactiveRequestContext call = CurrentRequestManager.get();
        return reader -> write(id, reader, call.serverRequest(), call.serverResponse());
    }

    private void write(BackupId backup, OutputStream reader, ServerHttpRequest call, ServerHttpResponse answer)
            throws IOException {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            exporting.write(backup, reader, answer::closed);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("the export of {} broke off: {}", backup, failed.getMessage());
            if (answer.headWritten()) {
                // The framework would end the answer as if it were whole.
                call.closeConnection();
            }
            throw failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the export was stopped");
        } finally {
            places.release();
        }
    }

    private static CodedException full() {
        return new CodedException(
                ErrorCode.TOO_MANY_STREAMS, MOST + " backups are exported at the moment, which is the most");
    }
}
