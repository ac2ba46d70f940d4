package io.databerth.provisioner.plan;

import io.databerth.contracts.ids.DatabaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The labels by which Databerth knows what is its own; what does not carry exactly them is never touched. */
public final class OwnLabels {
    public static final String SITE = "io.databerth.site";
    public static final String DATABASE = "io.databerth.database";
    public static final String GENERATION = "io.databerth.generation";
    public static final String OPERATION = "io.databerth.operation";
    public static final String SPEC = "io.databerth.spec";
    public static final String ROLE = "io.databerth.role";
    public static final String PROJECT = "io.databerth.project";
    public static final String VOLUME = "io.databerth.volume";
    /** The role of containers and volumes that hold a database, as opposed to those that only check a backup. */
    public static final String DATABASE_ROLE = "database";

    private static final String NETWORK_ROLE = "network";

    private OwnLabels() {}

    /** Finds every database of the site. */
    public static Map<String, String> ofSite(Site site) {
        return Map.of(SITE, site.id(), ROLE, DATABASE_ROLE);
    }

    /** Finds what belongs to one database. */
    public static Map<String, String> identity(Site site, DatabaseId database) {
        return Map.of(SITE, site.id(), DATABASE, database.toString(), ROLE, DATABASE_ROLE);
    }

    /** Everything but the hash of the spec, which is taken over these and the rest. */
    public static Map<String, String> container(Site site, ManagedDatabase database) {
        var labels = new HashMap<>(identity(site, database.id()));
        labels.put(PROJECT, database.spec().project());
        labels.put(OPERATION, database.operation().toString());
        labels.put(GENERATION, Long.toString(database.generation()));
        return labels;
    }

    public static Map<String, String> volume(Site site, ManagedDatabase database) {
        var labels = new HashMap<>(identity(site, database.id()));
        labels.put(PROJECT, database.spec().project());
        labels.put(OPERATION, database.operation().toString());
        labels.put(VOLUME, database.volumeToken().toString());
        return labels;
    }

    public static Map<String, String> network(Site site, String project) {
        return Map.of(SITE, site.id(), PROJECT, project, ROLE, NETWORK_ROLE);
    }

    /** Finds whatever of the site is on a project's network, whatever its role. */
    public static Map<String, String> inProject(Site site, String project) {
        return Map.of(SITE, site.id(), PROJECT, project);
    }

    public static boolean belongs(Map<String, String> labels, Site site, DatabaseId database) {
        return labels.entrySet().containsAll(identity(site, database).entrySet());
    }

    /** Whether this is the one volume that was made for the database. */
    public static boolean isVolumeOf(Map<String, String> labels, Site site, ManagedDatabase database) {
        return belongs(labels, site, database.id())
                && database.volumeToken().toString().equals(labels.get(VOLUME));
    }

    /** The database that a container says it belongs to. */
    public static Optional<DatabaseId> databaseOf(Map<String, String> labels) {
        String text = labels.get(DATABASE);
        try {
            return Optional.ofNullable(text).map(DatabaseId::parse);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
