package io.databerth.launcher.doctor;

import static io.databerth.launcher.doctor.Finding.good;
import static io.databerth.launcher.doctor.Finding.missing;
import static io.databerth.launcher.doctor.Finding.risk;

import java.util.List;

/** The data directory's space and rights. */
final class DirectoryChecks {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final long NEEDED_BYTES = GIB;
    private static final long COMFORTABLE_BYTES = 10 * GIB;
    private static final long COMFORTABLE_INODES = 100_000;

    private DirectoryChecks() {}

    static List<Finding> of(Facts.Directory directory) {
        return List.of(rights(directory), secrets(directory), space(directory), inodes(directory));
    }

    private static Finding rights(Facts.Directory directory) {
        if (!directory.writable()) {
            return missing(
                    "data directory",
                    directory.path() + " cannot be written",
                    "nothing can be kept",
                    "choose another with DATABERTH_DATA or change its owner");
        }
        return directory.walkable()
                ? good("data directory", directory.path())
                : missing(
                        "data directory",
                        "the unprivileged account of the store's server cannot reach " + directory.path(),
                        "the store cannot start",
                        "chmod o+x it and the directories above it, or choose another with DATABERTH_DATA");
    }

    private static Finding secrets(Facts.Directory directory) {
        return directory.secretsOpen().isEmpty()
                ? good("secrets", "only their owner can read them")
                : risk(
                        "secrets",
                        "others can read " + String.join(", ", directory.secretsOpen()),
                        "whoever has an account here has the databases",
                        "chmod go= them");
    }

    private static Finding space(Facts.Directory directory) {
        String fact = directory.freeBytes() / GIB + " GiB free";
        if (directory.freeBytes() < NEEDED_BYTES) {
            return missing("disk space", fact, "the store and the broker stop", "free some, at least 1 GiB");
        }
        return directory.freeBytes() < COMFORTABLE_BYTES
                ? risk("disk space", fact, "backups soon find no room", "free some, or move DATABERTH_DATA")
                : good("disk space", fact);
    }

    private static Finding inodes(Facts.Directory directory) {
        if (directory.freeInodes() < 0) {
            return good("inodes", "not counted by this file system");
        }
        String fact = directory.freeInodes() + " free";
        return directory.freeInodes() < COMFORTABLE_INODES
                ? risk("inodes", fact, "files cannot be made although there is room", "remove small files")
                : good("inodes", fact);
    }
}
