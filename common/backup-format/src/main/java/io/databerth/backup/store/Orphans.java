package io.databerth.backup.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.databerth.backup.store.Orphan.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what crashes and failed deletions leave in a folder; files of unknown names are not ours and are left out. */
final class Orphans {
    private Orphans() {}

    static List<Orphan> in(BackupFolder folder) throws IOException {
        List<Path> files = folder.files();
        Set<String> names = files.stream().map(Orphans::name).collect(Collectors.toSet());
        List<Orphan> found = new ArrayList<>();
        for (Path file : files) {
            Optional<Kind> kind = kind(name(file), names);
            if (kind.isPresent()) {
                add(found, folder, file, kind.get());
            }
        }
        return List.copyOf(found);
    }

    static Optional<Kind> kind(String name, Set<String> names) {
        if (name.endsWith(BackupFolder.PART)) {
            String target = without(name, BackupFolder.PART);
            return isOurs(without(target, BackupFolder.MANIFEST)) ? Optional.of(Kind.UNFINISHED) : Optional.empty();
        }
        if (name.endsWith(BackupFolder.MANIFEST)) {
            String data = without(name, BackupFolder.MANIFEST);
            return isOurs(data) && !names.contains(data) ? Optional.of(Kind.MANIFEST_WITHOUT_DATA) : Optional.empty();
        }
        boolean published = names.contains(name + BackupFolder.MANIFEST);
        return isOurs(name) && !published ? Optional.of(Kind.DATA_WITHOUT_MANIFEST) : Optional.empty();
    }

    private static void add(List<Orphan> found, BackupFolder folder, Path file, Kind kind) throws IOException {
        try {
            found.add(new Orphan(
                    folder.database(),
                    name(file),
                    kind,
                    Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant()));
        } catch (NoSuchFileException e) {
            // It was finished or removed since the folder was listed: then it is no orphan.
            return;
        }
    }

    private static boolean isOurs(String name) {
        return BackupName.parse(name).isPresent();
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
