package io.databerth.gateway.asking;

import io.databerth.contracts.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to the backup worker, which alone opens and writes backups. */
@ApplicationScoped
public class BackupWorkerDoor {
    private final ServiceClient client;

    @Inject
    BackupWorkerDoor(
            @ConfigProperty(name = "databerth.backup-worker.url") URI base,
            @ConfigProperty(name = "databerth.backup-worker.key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "databerth.data-directory") Path dataDirectory) {
        this.client = new ServiceClient(
                "the backup worker",
                ErrorCode.BACKUP_WORKER_UNAVAILABLE,
                base,
                keyFile.orElse(dataDirectory.resolve("secrets/service-keys/backup-worker-door.key")));
    }

    public ServiceClient client() {
        return client;
    }
}
