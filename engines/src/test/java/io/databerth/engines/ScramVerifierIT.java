package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.credential.ScramSha256Verifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The verifier against a lone server that knows nothing of us. */
class ScramVerifierIT {
    private static final String PASSWORD = "p@ss 'wörd' \\ $1";
    private static final PostgreSQLContainer SERVER = new PostgreSQLContainer(
            DockerImageName.parse("databerth/postgresql:17").asCompatibleSubstituteFor("postgres"));

    @BeforeAll
    static void start() throws SQLException {
        SERVER.start();
        String verifier = ScramSha256Verifier.of(PASSWORD).toString();
        try (Connection superuser = connect(SERVER.getUsername(), SERVER.getPassword());
                Statement statement = superuser.createStatement()) {
            statement.execute("create role app login password '" + verifier + "'");
        }
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void aRealServerAcceptsThePasswordThatTheVerifierStandsFor() throws SQLException {
        try (Connection connection = connect("app", PASSWORD)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void andRefusesAnother() {
        assertThatThrownBy(() -> connect("app", PASSWORD + "x")).isInstanceOf(SQLException.class);
    }

    private static Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(SERVER.getJdbcUrl(), user, password);
    }
}
