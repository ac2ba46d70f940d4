package io.databerth.backup.platform;

import io.databerth.backup.BackupWorker;
import io.databerth.backup.platform.PlatformBackups.Told;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Backups of the platform's own store, for the gateway. */
@Path("/internal/v1/platform-backups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PlatformBackupResource {
    private final PlatformBackups backups;

    public PlatformBackupResource(BackupWorker worker) {
        this.backups = worker.platform();
    }

    @GET
    public List<Told> list() throws SQLException {
        return backups.all();
    }

    /** Takes one; the answer comes when it is proven. */
    @POST
    public Told take() throws IOException, SQLException, InterruptedException {
        return backups.take();
    }
}
