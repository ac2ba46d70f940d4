package io.databerth.backup.targets;

import io.databerth.backup.catalogue.Targets;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.storage.S3Target.Limits;
import io.databerth.backup.storage.TargetCheck;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Adds a target once it was seen to keep what it is given, and removes one that no policy names. */
public final class AddTarget {
    private final Targets targets;
    private final TargetKeys keys;
    private final OpenTargets opening;

    public AddTarget(Targets targets, TargetKeys keys, OpenTargets opening) {
        this.targets = targets;
        this.keys = keys;
        this.opening = opening;
    }

    /** Fails as {@link TargetCheck} does, or with NAME_TAKEN. */
    public void add(TargetId id, TargetPlace place, Optional<Secret> key)
            throws IOException, SQLException, InterruptedException {
        try (BackupTarget open = OpenTargets.open(place, () -> required(key), Limits.BRIEF)) {
            TargetCheck.perform(open);
        }
        key.ifPresent(secret -> keys.keep(id, secret));
        if (!targets.add(id, place)) {
            keys.forget(id);
            throw new CodedException(ErrorCode.NAME_TAKEN, "there is a target '" + place.name() + "' already");
        }
    }

    /** Writes, reads and deletes there once more. */
    public void check(TargetId id) throws IOException, SQLException, InterruptedException {
        requireThere(id);
        try (BackupTarget open = opening.open(id, Limits.BRIEF)) {
            TargetCheck.perform(open);
        }
    }

    /** What lies there stays. STATE_CONFLICT while a policy names it. */
    public void remove(TargetId id) throws SQLException {
        requireThere(id);
        int policies = targets.policiesNaming(id);
        if (policies > 0) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the policies of " + policies + " databases name this target: change them first");
        }
        targets.remove(id);
        keys.forget(id);
    }

    private void requireThere(TargetId id) throws SQLException {
        if (targets.find(id).isEmpty()) {
            throw new CodedException(ErrorCode.NOT_FOUND, "there is no target " + id);
        }
    }

    private static Secret required(Optional<Secret> key) {
        return key.orElseThrow(() -> new CodedException(ErrorCode.REQUEST_INVALID, "a bucket needs its secret key"));
    }
}
