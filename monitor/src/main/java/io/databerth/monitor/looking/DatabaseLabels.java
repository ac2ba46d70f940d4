package io.databerth.monitor.looking;

import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import java.util.Map;
import java.util.Optional;

/** How the containers of databases are found and told apart. */
public final class DatabaseLabels {
    private DatabaseLabels() {}

    /** Finds every database of a site. */
    public static Map<String, String> ofSite(String site) {
        return Map.of(Labels.SITE, site, Labels.ROLE, Labels.DATABASE_ROLE);
    }

    /** Finds one database of a site. */
    public static Map<String, String> of(String site, DatabaseId database) {
        return Map.of(Labels.SITE, site, Labels.ROLE, Labels.DATABASE_ROLE, Labels.DATABASE, database.toString());
    }

    /** The database that a container says it holds. */
    public static Optional<DatabaseId> databaseOf(Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels.get(Labels.DATABASE)).map(DatabaseId::parse);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
