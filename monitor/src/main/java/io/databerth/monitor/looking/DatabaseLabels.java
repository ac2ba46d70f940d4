package io.databerth.monitor.looking;

import io.databerth.contracts.ids.DatabaseId;
import java.util.Map;
import java.util.Optional;

/** What the provisioner writes on a database's container. */
public final class DatabaseLabels {
    public static final String SITE = "io.databerth.site";
    public static final String ROLE = "io.databerth.role";
    public static final String DATABASE = "io.databerth.database";
    public static final String ENGINE = "io.databerth.engine";
    public static final String VERSION = "io.databerth.version";
    /** The user's database inside the server, and the user: commands of descriptors ask for them. */
    public static final String INNER_DATABASE = "io.databerth.inner-database";

    public static final String USERNAME = "io.databerth.username";
    /** The role of containers that hold a database, as opposed to those that only check a backup. */
    public static final String DATABASE_ROLE = "database";

    private DatabaseLabels() {}

    /** Finds every database of a site. */
    public static Map<String, String> ofSite(String site) {
        return Map.of(SITE, site, ROLE, DATABASE_ROLE);
    }

    /** Finds one database of a site. */
    public static Map<String, String> of(String site, DatabaseId database) {
        return Map.of(SITE, site, ROLE, DATABASE_ROLE, DATABASE, database.toString());
    }

    /** The database that a container says it holds. */
    public static Optional<DatabaseId> databaseOf(Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels.get(DATABASE)).map(DatabaseId::parse);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
