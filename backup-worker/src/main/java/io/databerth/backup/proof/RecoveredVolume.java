package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.EngineTool;
import io.databerth.backup.engine.FreshCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.ChangeLog;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;

/** A volume in which files follow a log to a moment. The engine itself fails when it does not come there. */
final class RecoveredVolume {
    private final ContainerRuntime runtime;
    private final ProofPlace place;
    private final Backup.FreshVolume files;
    private final ChangeLog.Replay following;
    private final String sourceUsername;

    /** @param place with the volume, an empty one */
    RecoveredVolume(ContainerRuntime runtime, ProofPlace place, BackupEntry base) {
        this.runtime = runtime;
        this.place = place;
        Backup.Physical physical =
                place.version().backup().flatMap(Backup::physical).orElseThrow(() -> unsupported("physical backups"));
        files = physical.restore();
        following = physical.log().orElseThrow(() -> unsupported("a log")).replay();
        sourceUsername = base.content().username();
    }

    /** Leaves the server cleanly closed, and what it holds on the disk. */
    void fill(OpenBackup base, Replay replay) throws IOException, InterruptedException {
        putInPlace(base, replay);
        try (ThrowAwayServer server =
                ThrowAwayServer.start(runtime, place, files.load().timeLimit())) {
            copy(server.container(), server.holes(), server.password(), files).settle();
            copy(server.container(), server.holes(), server.password(), followed())
                    .settle();
            server.stop(place.version().launch());
        }
        KeptVolume.flush(runtime, place);
    }

    private void putInPlace(OpenBackup base, Replay replay) throws IOException {
        try (IsolatedContainer loader = IsolatedContainer.start(
                runtime, place, IsolatedContainer.Command.inThePlaceOfTheServer(files.loader()))) {
            feed(copy(loader.id(), loader.holes(), loader.password(), files), base);
            for (BackupEntry batch : replay.batches()) {
                try (OpenBackup opened = replay.opening().open(batch)) {
                    feed(copy(loader.id(), loader.holes(), loader.password(), followed()), opened);
                }
            }
            Holes aimed =
                    loader.holes().with(HoleName.LOG_MOMENT, replay.moment().toString());
            new EngineTool(runtime)
                    .perform("setting the moment", loader.id(), following.aim().render(aimed));
        }
    }

    private static void feed(FreshCopy copy, OpenBackup opened) throws IOException {
        try (InputStream content = opened.content()) {
            copy.feed(content);
        }
    }

    /** The pieces of the log, as something that is put in place beside the files. */
    private Backup.FreshVolume followed() {
        return new Backup.FreshVolume(files.loader(), following.load(), following.settle());
    }

    private FreshCopy copy(String container, Holes holes, Secret password, Backup.FreshVolume what) {
        return new FreshCopy(runtime, container, place.backup(), what, holes, password, sourceUsername);
    }

    private CodedException unsupported(String what) {
        return new CodedException(
                ErrorCode.OPERATION_UNSUPPORTED, place.version().engine() + " has no " + what + " in its descriptor");
    }
}
