package io.databerth.provisioner.plan;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The labels by which Databerth knows what is its own; what does not carry exactly them is never touched. */
public final class OwnLabels {

    private static final String NETWORK_ROLE = "network";

    private OwnLabels() {}

    /** Finds every database of the site. */
    public static Map<String, String> ofSite(Site site) {
        return Map.of(Labels.SITE, site.id(), Labels.ROLE, Labels.DATABASE_ROLE);
    }

    /** Finds what belongs to one database. */
    public static Map<String, String> identity(Site site, DatabaseId database) {
        return Map.of(Labels.SITE, site.id(), Labels.DATABASE, database.toString(), Labels.ROLE, Labels.DATABASE_ROLE);
    }

    /** Everything but the hash of the spec, which is taken over these and the rest. Other workers read here what a container holds. */
    public static Map<String, String> container(Site site, ManagedDatabase database) {
        var labels = new HashMap<>(identity(site, database.id()));
        DatabaseSpec spec = database.spec();
        labels.put(Labels.PROJECT, spec.project());
        labels.put(Labels.ENGINE, spec.engine());
        labels.put(Labels.VERSION, spec.version());
        labels.put(Labels.SKU, spec.sku());
        labels.put(Labels.INNER_DATABASE, spec.innerDatabase());
        labels.put(Labels.USERNAME, spec.username());
        labels.put(Labels.OPERATION, database.operation().toString());
        labels.put(Labels.GENERATION, Long.toString(database.generation()));
        return labels;
    }

    public static Map<String, String> volume(Site site, ManagedDatabase database) {
        var labels = new HashMap<>(identity(site, database.id()));
        labels.put(Labels.PROJECT, database.spec().project());
        labels.put(Labels.OPERATION, database.operation().toString());
        labels.put(Labels.VOLUME, database.volumeToken().toString());
        return labels;
    }

    /** Finds the volumes that hold what the database's volume held once. */
    public static Map<String, String> snapshotsOf(Site site, DatabaseId database) {
        return Map.of(Labels.SITE, site.id(), Labels.DATABASE, database.toString(), Labels.ROLE, Labels.SNAPSHOT_ROLE);
    }

    /** Of a volume that holds what the database's volume held once. */
    public static Map<String, String> snapshot(Site site, ManagedDatabase database, BackupId snapshot) {
        return Map.of(
                Labels.SITE,
                site.id(),
                Labels.DATABASE,
                database.id().toString(),
                Labels.ROLE,
                Labels.SNAPSHOT_ROLE,
                Labels.PROJECT,
                database.spec().project(),
                Labels.VOLUME,
                snapshot.value().toString());
    }

    /** Of a volume that an operation fills for the database, as those have that a backup was restored into. */
    public static Map<String, String> filled(Site site, ManagedDatabase database, OperationId operation) {
        var labels = new HashMap<>(identity(site, database.id()));
        labels.put(Labels.OPERATION, operation.toString());
        labels.put(Labels.RESTORE, operation.toString());
        labels.put(Labels.VOLUME, operation.value().toString());
        return labels;
    }

    /** Of the container that makes a copy. */
    public static Map<String, String> copying(Site site, DatabaseId database, OperationId operation) {
        var labels = new HashMap<>(copiersOf(site, database));
        labels.put(Labels.OPERATION, operation.toString());
        return labels;
    }

    /** Finds the containers that make copies of the database's volume. */
    public static Map<String, String> copiersOf(Site site, DatabaseId database) {
        return Map.of(Labels.SITE, site.id(), Labels.DATABASE, database.toString(), Labels.ROLE, Labels.COPY_ROLE);
    }

    public static Map<String, String> network(Site site, String project) {
        return Map.of(Labels.SITE, site.id(), Labels.PROJECT, project, Labels.ROLE, NETWORK_ROLE);
    }

    /** Finds whatever of the site is on a project's network, whatever its role. */
    public static Map<String, String> inProject(Site site, String project) {
        return Map.of(Labels.SITE, site.id(), Labels.PROJECT, project);
    }

    public static boolean belongs(Map<String, String> labels, Site site, DatabaseId database) {
        return labels.entrySet().containsAll(identity(site, database).entrySet());
    }

    /** Whether this is the one volume that was made for the database. */
    public static boolean isVolumeOf(Map<String, String> labels, Site site, ManagedDatabase database) {
        return belongs(labels, site, database.id())
                && database.volumeToken().toString().equals(labels.get(Labels.VOLUME));
    }

    /** Whether a restore has filled this volume for the database. */
    public static boolean isFilledBy(Map<String, String> labels, Site site, DatabaseId database, OperationId restore) {
        return belongs(labels, site, database) && restore.toString().equals(labels.get(Labels.RESTORE));
    }

    /** What stands on a volume to tell it from any other of its name. */
    public static Optional<UUID> tokenOf(Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels.get(Labels.VOLUME)).map(UUID::fromString);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** The database that a container says it belongs to. */
    public static Optional<DatabaseId> databaseOf(Map<String, String> labels) {
        String text = labels.get(Labels.DATABASE);
        try {
            return Optional.ofNullable(text).map(DatabaseId::parse);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
