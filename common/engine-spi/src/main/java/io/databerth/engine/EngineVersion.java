package io.databerth.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of an engine with everything that is known about it; an absent section means that the engine does not support it.
 *
 * @param images references to try, in this order
 * @param endOfLife the last day on which its makers mend it; absent where they name none
 * @param upgradesFrom the versions whose backups this one loads, besides its own
 * @param preferred whether a request without a version means this one
 */
public record EngineVersion(
        String engine,
        String id,
        List<String> images,
        Optional<LocalDate> endOfLife,
        List<String> upgradesFrom,
        boolean preferred,
        Quoting quoting,
        Launch launch,
        Sizing sizing,
        Parameters parameters,
        Ready ready,
        Optional<Credentials> credentials,
        Optional<Backup> backup,
        Optional<Metrics> metrics,
        Administration administration,
        Optional<Conformance> conformance) {
    public EngineVersion {
        images = List.copyOf(images);
        upgradesFrom = List.copyOf(upgradesFrom);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("version '" + id + "' has no image");
        }
        boolean endsUsers = credentials
                .filter(section ->
                        section.revoke().isPresent() && section.drop().isPresent())
                .isPresent();
        if (!administration.users().isEmpty() && !endsUsers) {
            throw new IllegalArgumentException("further users need credentials.revoke and credentials.drop");
        }
        backup.ifPresent(section -> requireAllDatabases(section, administration));
        boolean several = administration.tasks().containsKey(Task.CREATE_DATABASE);
        if (several
                && conformance.filter(client -> client.elsewhere().isEmpty()).isPresent()) {
            throw new IllegalArgumentException("the task 'create_database' needs conformance.elsewhere");
        }
        if (administration.quota().isPresent()
                && conformance.filter(client -> client.delete().isEmpty()).isPresent()) {
            throw new IllegalArgumentException("a quota needs conformance.delete: the way that is left to its user");
        }
    }

    /** Where there can be several databases, a backup holds them all. */
    private static void requireAllDatabases(Backup backup, Administration administration) {
        boolean several = administration.tasks().containsKey(Task.CREATE_DATABASE);
        if (several && backup.scope().isEmpty()) {
            throw new IllegalArgumentException(
                    "the task 'create_database' needs 'backup.scope': database, if a dump holds ${database} alone, else server");
        }
        if (!backup.goesByDatabase()) {
            return;
        }
        if (!several || !administration.lists().containsKey(Subject.DATABASES)) {
            throw new IllegalArgumentException(
                    "'backup.scope: database' needs the list 'databases' and the task 'create_database'");
        }
        if (backup.restore() instanceof Backup.FreshVolume fresh && fresh.loadsWithoutServer()) {
            throw new IllegalArgumentException(
                    "'backup.scope: database' needs a server to load into, so no 'backup.restore.loader'");
        }
    }

    /** The same, with images from another place. */
    EngineVersion from(ImageMirror mirror) {
        return new EngineVersion(
                engine,
                id,
                mirror.of(images),
                endOfLife,
                upgradesFrom,
                preferred,
                quoting,
                launch,
                sizing,
                parameters,
                ready,
                credentials,
                backup,
                metrics,
                administration,
                conformance);
    }

    /** Whether a backup of that version of the same engine can be loaded. */
    public boolean loads(String version) {
        return id.equals(version) || upgradesFrom.contains(version);
    }

    /** A start for the values of this version's holes: its quoting, and the port inside the container where there is one. */
    public Holes holes() {
        Holes holes = Holes.quoting(quoting);
        return launch.port().isPresent()
                ? holes.with(HoleName.PORT, Integer.toString(launch.port().getAsInt()))
                : holes;
    }
}
