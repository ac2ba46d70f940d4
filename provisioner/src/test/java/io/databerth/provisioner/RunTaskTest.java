package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Administration;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.fake.FakeRuntime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks inside a running server: that the right command arrives, and what becomes of those that cannot be done. */
class RunTaskTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void theServerIsToldWhatTheDescriptorSays() {
        DatabaseId database = site.made(SHOP);
        assertThat(site.run(task(database, "create-database", Map.of("database", "orders"))))
                .isEqualTo(new DatabaseEvent.TaskDone(last, database, "create-database"));
        assertThat(server.scripts).last().asString().contains("datname = 'orders'");
    }

    @Test
    void aMaintenanceIsFoundByItsName() {
        DatabaseId database = site.made(SHOP);
        assertThat(site.run(task(database, Administration.maintaining("vacuum"), Map.of("database", "shop"))))
                .isInstanceOf(DatabaseEvent.TaskDone.class);
        assertThat(server.scripts).last().isEqualTo("VACUUM (ANALYZE);\n");
    }

    @Test
    void aHostileNameStaysAName() {
        DatabaseId database = site.made(SHOP);
        site.run(task(database, "drop-database", Map.of("database", "a\"; DROP DATABASE shop; --")));
        assertThat(server.scripts)
                .last()
                .isEqualTo("DROP DATABASE IF EXISTS \"a\"\"; DROP DATABASE shop; --\" WITH (FORCE);\n");
    }

    @Test
    void whatTheEngineHasNoCommandForIsRefused() {
        DatabaseId database = site.made(SHOP);
        assertThat(codeOf(task(database, Administration.maintaining("defragment"), Map.of())))
                .isEqualTo(ErrorCode.OPERATION_UNSUPPORTED);
    }

    @Test
    void aValueThatNoTaskHasIsRefused() {
        DatabaseId database = site.made(SHOP);
        assertThat(codeOf(task(database, "create-database", Map.of("colour", "blue"))))
                .isEqualTo(ErrorCode.REQUEST_INVALID);
    }

    @Test
    void theServersRefusalIsTheReasonOfTheFailure() {
        DatabaseId database = site.made(SHOP);
        server.refusesScripts = true;
        DatabaseEvent.Failed failed =
                (DatabaseEvent.Failed) site.run(task(database, "create-database", Map.of("database", "orders")));
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.ENGINE_COMMAND_FAILED);
        assertThat(failed.failure().message()).contains("not today");
    }

    @Test
    void aStoppedServerIsNotAsked() {
        DatabaseId database = site.made(SHOP);
        site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration()));
        assertThat(codeOf(task(database, "create-database", Map.of("database", "orders"))))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"runtask.run.before", "runtask.run.after", "runtask.conclude.before", "runtask.conclude.after"})
    void aTaskConverges(String point) {
        DatabaseId database = site.made(SHOP);
        FaultListener.killAt(point);
        assertThat(site.run(task(database, "create-database", Map.of("database", "orders"))))
                .isInstanceOf(DatabaseEvent.TaskDone.class);
        await().until(FaultListener::struck);
    }

    private OperationId last = OperationId.next();

    private DatabaseCommand task(DatabaseId database, String name, Map<String, String> values) {
        last = OperationId.next();
        return new DatabaseCommand.RunTask(last, database, site.nextGeneration(), name, values);
    }

    private ErrorCode codeOf(DatabaseCommand command) {
        return ((DatabaseEvent.Failed) site.run(command)).failure().code();
    }
}
