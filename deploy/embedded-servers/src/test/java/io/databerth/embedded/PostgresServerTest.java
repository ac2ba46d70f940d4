package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void aRestartKeepsTheDataAndThePassword() throws Exception {
        Path directory = TestServers.directory("restart");
        PostgresServer.Options options = PostgresServer.Options.durable(directory, 0);
        try (PostgresServer first = PostgresServer.start(options)) {
            update(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (PostgresServer second = PostgresServer.start(options)) {
            assertThat(number(second, "SELECT answer FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void aSecondStartOnTheSameDirectoryIsRefusedAndHarmsNobody() throws Exception {
        Path directory = TestServers.directory("twice");
        try (PostgresServer first = PostgresServer.start(PostgresServer.Options.forTests(directory))) {
            assertThatThrownBy(() -> PostgresServer.start(PostgresServer.Options.forTests(directory)))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by another process");
            assertThat(number(first, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aTakenPortIsRefusedByName() {
        try (PostgresServer first =
                PostgresServer.start(PostgresServer.Options.forTests(TestServers.directory("p1")))) {
            PostgresServer.Options same = PostgresServer.Options.durable(TestServers.directory("p2"), first.port());
            assertThatThrownBy(() -> PostgresServer.start(same))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("Port " + first.port());
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        PostgresServer server = TestServers.postgres();
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "store", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void thePasswordFileIsForItsOwnerOnly() throws Exception {
        Path directory = TestServers.directory("secret");
        PostgresServer.start(PostgresServer.Options.forTests(directory)).close();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("superuser-password"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("password.part")).doesNotExist();
    }

    @Test
    void aKilledServerRecoversWithWhatWasCommitted() throws Exception {
        PostgresServer.Options options = PostgresServer.Options.durable(TestServers.directory("killed"), 0);
        try (PostgresServer first = PostgresServer.start(options)) {
            update(first, "CREATE TABLE kept AS SELECT 42 AS answer");
            first.process().kill();
        }
        try (PostgresServer second = PostgresServer.start(options)) {
            assertThat(number(second, "SELECT answer FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void aLogInSeesItsOwnSchemaAndNotThatOfAnother() throws Exception {
        TestDatabase mine = TestServers.freshDatabase("mine");
        StoreAdministration store = TestServers.postgres().administration();
        String other = mine.user() + "_other";
        store.ensureLogin(other, Secret.of("other-password"));
        store.ensureSchema(mine.name(), "others", other);
        try (Connection connection = mine.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain (n int)");
            statement.execute("SELECT * FROM mine.plain");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE others.intruder (n int)"))
                    .hasMessageContaining("permission denied for schema others");
        }
    }

    @Test
    void makingWhatIsThereChangesNothingButThePassword() throws Exception {
        TestDatabase database = TestServers.freshDatabase("again");
        StoreAdministration store = TestServers.postgres().administration();
        String login = "proves_" + database.name();
        store.ensureLogin(login, Secret.of("first"));
        store.ensureDatabase(database.name());
        store.ensureSchema(database.name(), "own", login);
        store.ensureSchema(database.name(), "own", login);
        store.ensureLogin(login, Secret.of("changed"));
        refused(database.jdbcUrl(), login, "first");
        DriverManager.getConnection(database.jdbcUrl(), login, "changed").close();
    }

    @Test
    void onlyTestsBelieveALogInWithoutItsPassword() throws Exception {
        TestDatabase database = TestServers.freshDatabase("believed");
        DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong")
                .close();
        try (PostgresServer real =
                PostgresServer.start(PostgresServer.Options.durable(TestServers.directory("durable"), 0))) {
            real.administration().ensureLogin("login_1", Secret.of("right"));
            refused(real.jdbcUrl("postgres"), "login_1", "wrong");
        }
    }

    private static void refused(String url, String login, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, login, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aNameThatIsMoreThanAWordIsRefused() {
        StoreAdministration store = TestServers.postgres().administration();
        assertThatThrownBy(() -> store.ensureDatabase("x; DROP DATABASE y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void update(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = superuser(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = superuser(server);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection superuser(PostgresServer server) throws SQLException {
        StoreAdministration store = server.administration();
        return DriverManager.getConnection(
                store.jdbcUrl(), store.user(), store.password().reveal());
    }
}
