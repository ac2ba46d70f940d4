package io.databerth.gateway.backups;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.asking.ServiceClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the backup worker, which alone opens backups, for what is in one. */
@ApplicationScoped
class BackupContent {
    private final ServiceClient worker;

    @Inject
    BackupContent(
            @ConfigProperty(name = "databerth.backup-worker.url") URI base,
            @ConfigProperty(name = "databerth.backup-worker.key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "databerth.data-directory") Path dataDirectory) {
        this.worker = new ServiceClient(
                "the backup worker",
                ErrorCode.BACKUP_WORKER_UNAVAILABLE,
                base,
                keyFile.orElse(dataDirectory.resolve("secrets/service-keys/backup-worker-door.key")));
    }

    /** A zip, which is whole only when it ends: one whose backup turns out to be damaged breaks off and fails. */
    Uni<Multi<byte[]>> zip(BackupId backup) {
        return worker.bytes("/backups/" + backup + "/zip");
    }
}
