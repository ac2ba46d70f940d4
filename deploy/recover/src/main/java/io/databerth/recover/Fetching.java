package io.databerth.recover;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.ManifestCodec;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.storage.BackupTarget.Kept;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches the published backups of a target, and the wrapped keys; other things that lie there are left alone. */
final class Fetching {
    private static final int PAGE = 1_000;
    private static final Pattern MANIFEST = Pattern.compile("(db-[0-9a-f]{32})/([^/]+)\\.manifest\\.json");

    private final BackupTarget target;
    private final LocalDirectory directory;
    private final Predicate<DatabaseId> wanted;

    /** How many backups. */
    record Outcome(int fetched, int there, int damaged) {
        Outcome and(Outcome other) {
            return new Outcome(fetched + other.fetched, there + other.there, damaged + other.damaged);
        }
    }

    /** @param wanted whose backups are fetched */
    Fetching(BackupTarget target, LocalDirectory directory, Predicate<DatabaseId> wanted) {
        this.target = target;
        this.directory = directory;
        this.wanted = wanted;
    }

    /** @param told gets a line for each backup */
    Outcome perform(Consumer<String> told) throws IOException, InterruptedException {
        keys();
        Outcome all = new Outcome(0, 0, 0);
        String after = "";
        while (true) {
            List<Kept> page = target.list("", after, PAGE);
            for (Kept kept : page) {
                Matcher manifest = MANIFEST.matcher(kept.key());
                if (manifest.matches() && wanted.test(DatabaseId.parse(manifest.group(1)))) {
                    all = all.and(backup(manifest, told));
                }
            }
            if (page.size() < PAGE) {
                return all;
            }
            after = page.getLast().key();
        }
    }

    private void keys() throws IOException, InterruptedException {
        try (InputStream kept = target.open(LocalDirectory.KEYS)) {
            directory.keep(WrappedKeys.parse(kept.readNBytes(ManifestCodec.LIMIT_BYTES)));
        } catch (CodedException failed) {
            if (failed.failure().code() == ErrorCode.NOT_FOUND) {
                throw new IOException(
                        "there is no " + LocalDirectory.KEYS + ": this is no copy of backups, or the prefix is another",
                        failed);
            }
            throw failed;
        }
    }

    private Outcome backup(Matcher manifest, Consumer<String> told) throws IOException, InterruptedException {
        BackupName name = BackupName.parse(manifest.group(2)).orElse(null);
        if (name == null) {
            return new Outcome(0, 0, 0);
        }
        DatabaseId database = DatabaseId.parse(manifest.group(1));
        try {
            byte[] published = read(manifest.group());
            if (isThere(database, name, published)) {
                return new Outcome(0, 1, 0);
            }
            try (InputStream sealed = target.open(database + "/" + name.fileName())) {
                directory.takeBack(database, name, sealed, published);
            }
            told.accept("fetched  " + database + "  " + name);
            return new Outcome(1, 0, 0);
        } catch (BackupFileFailure damaged) {
            told.accept("DAMAGED  " + database + "  " + name + ": " + damaged.getMessage());
            return new Outcome(0, 0, 1);
        } catch (CodedException failed) {
            if (failed.failure().code() != ErrorCode.NOT_FOUND) {
                throw failed;
            }
            told.accept("DAMAGED  " + database + "  " + name + ": " + failed.getMessage());
            return new Outcome(0, 0, 1);
        }
    }

    private byte[] read(String key) throws IOException, InterruptedException {
        try (InputStream content = target.open(key)) {
            return content.readNBytes(ManifestCodec.LIMIT_BYTES + 1);
        }
    }

    /** The manifest is written last: where it is, the data is. */
    private boolean isThere(DatabaseId database, BackupName name, byte[] published) throws IOException {
        try {
            return Arrays.equals(directory.manifest(database, name), published);
        } catch (BackupFileFailure notPublished) {
            return false;
        }
    }
}
