package io.databerth.embedded;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;

/** Connections of a test to its database, as services have them. Needs Agroal, which only services bring along. */
public final class TestPool {
    private static final int MOST_CONNECTIONS = 20;
    private static final Duration ACQUISITION_LIMIT = Duration.ofSeconds(30);
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(5);

    private TestPool() {}

    /** Whoever asks for one closes it. */
    public static AgroalDataSource of(TestDatabase database) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(MOST_CONNECTIONS)
                            .acquisitionTimeout(ACQUISITION_LIMIT)
                            .reapTimeout(IDLE_LIMIT)
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(
                                            database.password().reveal())))));
        } catch (SQLException e) {
            throw new EmbeddedServerException("No pool of connections to " + database.jdbcUrl(), e);
        }
    }
}
