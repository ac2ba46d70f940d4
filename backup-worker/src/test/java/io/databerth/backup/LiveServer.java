package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.Limit;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A real database as the provisioner makes it: launched from the descriptor, with TLS, labels and a network of its own. */
final class LiveServer implements AutoCloseable {
    static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    static final String USERNAME = "db_user_a1b2c3";
    static final String INNER = "shop";
    static final Secret PASSWORD = Secret.of("first-canary-2209");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    final String site = "backup-it-" + UUID.randomUUID();
    final DatabaseId database = DatabaseId.next();
    final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    final String name = "backup-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final EngineVersion version = CATALOG.version("postgresql", "17").orElseThrow();
    private final Sku sku = CATALOG.sku("D1").orElseThrow();
    private final Holes holes;
    private final String id;

    private LiveServer() throws Exception {
        ThrowAwayCertificate tls = ThrowAwayCertificate.of(name);
        holes = version.holes()
                .with(HoleName.PARAMETERS, "max_prepared_transactions = 10\n")
                .with(HoleName.ADDRESS, name)
                .with(HoleName.USERNAME, USERNAME)
                .with(HoleName.DATABASE, INNER)
                .with(HoleName.ADMIN_PASSWORD, Secret.of("admin-canary-8147"))
                .with(HoleName.TLS_CERTIFICATE, tls.certificate())
                .with(HoleName.TLS_AUTHORITY, tls.authority())
                .with(HoleName.TLS_KEY, Secret.of(tls.key()))
                .with(version.sizing(), sku.resources());
        runtime.createNetwork(name, Map.of(Labels.SITE, site), NetworkReach.INTERNAL);
        id = runtime.create(spec());
        runtime.putFiles(id, version.launch().render(holes));
    }

    static LiveServer start() throws Exception {
        LiveServer server = new LiveServer();
        server.runtime.start(server.id);
        await().atMost(server.version.ready().limit())
                .pollInterval(server.version.ready().interval().multipliedBy(3))
                .until(() -> server.run(server.version.ready().probe()).succeeded());
        server.setPassword(PASSWORD);
        return server;
    }

    private ContainerSpec spec() {
        Launch launch = version.launch();
        Map<String, String> environment = new HashMap<>();
        launch.env().forEach((variable, value) -> environment.put(variable, value.render(holes)));
        return ContainerSpec.of(name, version.images().getFirst())
                .argv(launch.argv().stream()
                        .map(argument -> argument.render(holes))
                        .toList())
                .environment(environment)
                .user(launch.user().toString())
                .labels(Map.of(
                        Labels.SITE,
                        site,
                        Labels.ROLE,
                        Labels.DATABASE_ROLE,
                        Labels.DATABASE,
                        database.toString(),
                        Labels.ENGINE,
                        version.engine(),
                        Labels.VERSION,
                        version.id(),
                        Labels.SKU,
                        sku.id(),
                        Labels.INNER_DATABASE,
                        INNER,
                        Labels.USERNAME,
                        USERNAME))
                .network(ContainerNetwork.named(name, name))
                .limits(sku.limits().forRuntime().with(Limit.PIDS, 512))
                .stopSignal(launch.stopSignal())
                .sharedMemoryBytes(launch.shm().orElseThrow().bytes())
                .build();
    }

    String id() {
        return id;
    }

    EngineVersion version() {
        return version;
    }

    Holes holes() {
        return holes;
    }

    /** Gives the user this password, and makes user and database when they are not there. */
    void setPassword(Secret password) {
        Exec bootstrap = version.credentials().orElseThrow().bootstrap();
        ExecOutcome done = runtime.execute(
                id, bootstrap.render(holes.with(HoleName.PASSWORD, password)).request());
        assertThat(done.exitCode()).as(done.stderr()).isZero();
    }

    private ExecOutcome run(Exec exec) {
        return runtime.execute(id, exec.render(holes).request());
    }

    /** As the application's user in its database. */
    String sql(String statements) {
        return sql(USERNAME, INNER, statements);
    }

    String asAdministrator(String statements) {
        return sql("postgres", "postgres", statements);
    }

    String sql(String user, String database, String statements) {
        ExecOutcome done = runtime.execute(
                id,
                ExecRequest.of(List.of("psql", "-XqAtw", "-vON_ERROR_STOP=1"))
                        .withEnvironment(Map.of("PGUSER", user, "PGDATABASE", database))
                        .withInput(statements.getBytes(StandardCharsets.UTF_8))
                        .within(LIMIT));
        assertThat(done.exitCode())
                .as(() -> done.stderr() + runtime.logs(id, 20))
                .isZero();
        return done.text().strip();
    }

    ExecOutcome shell(String script) {
        return runtime.execute(
                id,
                ExecRequest.of("sh", "-c", script)
                        .withEnvironment(Map.of("PGUSER", "postgres", "PGDATABASE", INNER))
                        .within(LIMIT));
    }

    /** An online shop: two tables with an index, a sequence and a foreign key. */
    void fillAnew(int orders) {
        sql(
                """
                drop schema if exists public cascade;
                drop schema if exists staff cascade;
                create schema public;
                create table customers (id bigint generated always as identity primary key, name text not null unique);
                create table orders (id bigserial primary key, customer bigint not null references customers, note text);
                create index orders_by_customer on orders (customer);
                insert into customers (name) select 'customer ' || n from generate_series(1, 100) as n;
                insert into orders (customer, note)
                  select 1 + n %% 100, md5(n::text) from generate_series(1, %d) as n;
                """
                        .formatted(orders));
    }

    /** Everything that the database holds, as the engine's descriptor tells it. */
    List<String> content() {
        ExecOutcome told = runtime.execute(
                id,
                version.backup()
                        .orElseThrow()
                        .fingerprint(holes, Optional.empty())
                        .request());
        assertThat(told.exitCode()).as(told.stderr()).isZero();
        return told.text().lines().toList();
    }

    /** No copy, no session, no process of a tool, no proof: as if nothing had been done here. */
    void assertNothingIsLeft() {
        assertThat(asAdministrator("select datname from pg_database where datname ~ '^(restore|retired)_'"))
                .isEmpty();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        asAdministrator(
                                """
                        select application_name from pg_stat_activity
                        where backend_type = 'client backend' and pid <> pg_backend_pid()"""))
                .isEmpty());
        assertThat(tools()).isEmpty();
        assertThat(runtime.logs(id, 5000))
                .as("no process of the server was killed")
                .doesNotContain("by signal");
        assertThat(runtime.list(Map.of(Labels.SITE, site, Labels.ROLE, Labels.PROOF_ROLE)))
                .isEmpty();
    }

    /** The engine's tools that run in the container at the moment. */
    List<String> tools() {
        return shell("cat /proc/[0-9]*/comm")
                .text()
                .lines()
                .filter(command ->
                        Stream.of("psql", "pg_dump", "pg_restore", "dd").anyMatch(command::equals))
                .toList();
    }

    @Override
    public void close() {
        runtime.list(Map.of(Labels.SITE, site)).forEach(container -> runtime.remove(container.id()));
        runtime.removeNetwork(name);
        runtime.close();
    }
}
