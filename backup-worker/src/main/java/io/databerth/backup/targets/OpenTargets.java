package io.databerth.backup.targets;

import io.databerth.backup.catalogue.KeptTarget;
import io.databerth.backup.catalogue.Targets;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.storage.DirectoryTarget;
import io.databerth.backup.storage.S3Settings;
import io.databerth.backup.storage.S3Target;
import io.databerth.backup.storage.S3Target.Limits;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.backup.TargetPlace.Bucket;
import io.databerth.contracts.ids.TargetId;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Reaches targets. */
public final class OpenTargets {
    private final Targets targets;
    private final TargetKeys keys;

    public OpenTargets(Targets targets, TargetKeys keys) {
        this.targets = targets;
        this.keys = keys;
    }

    /** TARGET_REFUSED when there is no such target any more. To be closed. */
    public BackupTarget open(TargetId target) throws SQLException {
        return open(target, Limits.USUAL);
    }

    BackupTarget open(TargetId target, Limits limits) throws SQLException {
        KeptTarget kept = targets.find(target)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.TARGET_REFUSED, "the target " + target + " of the policy does not exist any more"));
        return open(kept.place(), () -> keys.keyOf(target), limits);
    }

    static BackupTarget open(TargetPlace place, Supplier<Secret> key, Limits limits) {
        return place.bucket()
                .<BackupTarget>map(bucket -> new S3Target(settings(bucket, key.get()), limits))
                .orElseGet(() -> new DirectoryTarget(Path.of(place.directory().orElseThrow())));
    }

    private static S3Settings settings(Bucket bucket, Secret key) {
        return new S3Settings(
                URI.create(bucket.endpoint()),
                bucket.region(),
                bucket.bucket(),
                bucket.prefix(),
                bucket.pathStyle(),
                bucket.accessKey(),
                key);
    }
}
