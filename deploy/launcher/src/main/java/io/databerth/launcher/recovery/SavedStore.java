package io.databerth.launcher.recovery;

import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.Listed;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.offline.OfflineBackup;
import io.databerth.offline.RootKey;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The newest backup of a platform's store in a directory that is whole and opens with the root key. */
record SavedStore(LocalDirectory directory, RootKey.Opened keys, BackupName name, Manifest manifest) {
    /**
     * IllegalArgumentException, for people, when there is none.
     *
     * @param skipped is told of each newer one that is damaged
     */
    static SavedStore newest(LocalDirectory directory, RootKey rootKey, Consumer<String> skipped) throws IOException {
        List<Listed> all = directory.list(DatabaseId.PLATFORM);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no backup of a platform's store in that directory: its folder "
                    + DatabaseId.PLATFORM + " is missing or empty");
        }
        RootKey.Opened keys = rootKey.open(directory.wrappedKeys());
        List<Listed> newestFirst = all.stream()
                .sorted(Comparator.comparing((Listed listed) -> listed.name().fileName())
                        .reversed())
                .toList();
        for (Listed listed : newestFirst) {
            try (OfflineBackup backup = OfflineBackup.open(directory, DatabaseId.PLATFORM, listed.name(), keys)) {
                backup.reader().verify();
                return new SavedStore(
                        directory, keys, listed.name(), backup.reader().manifest());
            } catch (IOException | IllegalArgumentException damaged) {
                skipped.accept(listed.name() + " is of no use: " + damaged.getMessage());
            }
        }
        throw new IllegalArgumentException("none of the " + all.size() + " backups of the platform's store is whole");
    }

    /** Opens it anew; what is read is authenticated again. */
    OfflineBackup open() throws IOException {
        return OfflineBackup.open(directory, DatabaseId.PLATFORM, name, keys);
    }
}
