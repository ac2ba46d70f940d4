package io.databerth.gateway.backups;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.asking.ServiceClient;
import io.databerth.gateway.asking.UploadClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks the backup worker, which alone opens and writes backups, for what is in one, and brings it what is to be in one. */
@ApplicationScoped
class BackupContent {
    private final ServiceClient worker;
    private final UploadClient uploads;

    @Inject
    BackupContent(Vertx vertx, BackupWorkerDoor door) {
        this.worker = door.client();
        this.uploads = new UploadClient(vertx, worker);
    }

    /** A zip, which is whole only when it ends: one whose backup turns out to be damaged breaks off and fails. */
    Uni<Multi<byte[]>> zip(BackupId backup) {
        return worker.bytes("/backups/" + backup + "/zip");
    }

    /** Gives the worker a file, whose content becomes this backup when an import asks for it soon. */
    Uni<Void> bring(DatabaseId database, BackupId backup, String mediaType, HttpServerRequest file) {
        return uploads.put(upload(database, backup), mediaType, file).replaceWithVoid();
    }

    /** Takes it back. What the worker cannot remove now goes with its next sweep. */
    Uni<Void> forget(DatabaseId database, BackupId backup) {
        return worker.delete(upload(database, backup)).onFailure().recoverWithNull();
    }

    private static String upload(DatabaseId database, BackupId backup) {
        return "/databases/" + database + "/uploads/" + backup;
    }
}
