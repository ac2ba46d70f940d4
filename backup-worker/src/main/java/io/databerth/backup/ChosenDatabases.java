package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.format.Held;
import io.databerth.backup.format.Manifest;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import java.util.List;
import java.util.Optional;

/** Which of the databases that a backup holds a restore brings back. */
record ChosenDatabases(List<Held> held) {
    /** BACKUP_UNUSABLE when the backup does not hold one that is asked for. */
    static ChosenDatabases of(BackupCommand.Restore wish, BackupEntry entry, Manifest manifest) {
        if (wish.databases().isEmpty()) {
            return new ChosenDatabases(manifest.held());
        }
        String own = entry.content().innerDatabase();
        for (String name : wish.databases()) {
            if (manifest.held().stream()
                    .noneMatch(held -> held.other().orElse(own).equals(name))) {
                throw new CodedException(
                        ErrorCode.BACKUP_UNUSABLE, "the backup does not hold the inner database " + name);
            }
        }
        return new ChosenDatabases(manifest.held().stream()
                .filter(held -> wish.databases().contains(held.other().orElse(own)))
                .toList());
    }

    boolean contains(Held one) {
        return held.contains(one);
    }

    boolean containsOfName(Optional<String> other) {
        return held.stream().anyMatch(one -> one.other().equals(other));
    }

    /** The empty name is that of the user's own. */
    List<String> names() {
        return held.stream().map(one -> one.other().orElse("")).toList();
    }
}
