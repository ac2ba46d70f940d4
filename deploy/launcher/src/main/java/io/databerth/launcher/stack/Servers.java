package io.databerth.launcher.stack;

import io.databerth.embedded.BrokerAdministration;
import io.databerth.embedded.ChildProcess;
import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.FreePorts;
import io.databerth.embedded.KafkaBroker;
import io.databerth.embedded.PostgresServer;
import io.databerth.embedded.StoreAdministration;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.ExternalStore;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.TopicPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store and the broker: our own as supervised parts, or those that the operator named. */
final class Servers {
    private static final String DATABASE = "databerth";
    private static final String READER = "reader";
    private final StackOptions options;
    private final Optional<Part> store;
    private final Optional<Part> broker;
    private final int brokerPort = FreePorts.any();

    Servers(StackOptions options) {
        this.options = options;
        DataDirectory data = options.data();
        // The ports stay the same for the stack's whole life: the services were told.
        PostgresServer.Options storeOptions =
                PostgresServer.Options.durable(data.store(), FreePorts.any()).withLog(data.log("store"));
        KafkaBroker.Options brokerOptions =
                KafkaBroker.Options.of(data.broker(), brokerPort).withLog(data.log("broker"));
        store = options.store().isPresent()
                ? Optional.empty()
                : Optional.of(new Part("store", () -> new RunningStore(PostgresServer.start(storeOptions))));
        broker = options.kafkaBootstrap().isPresent()
                ? Optional.empty()
                : Optional.of(new Part("broker", () -> new RunningBroker(KafkaBroker.start(brokerOptions))));
    }

    Optional<Part> store() {
        return store;
    }

    Optional<Part> broker() {
        return broker;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        store.ifPresent(parts::add);
        broker.ifPresent(parts::add);
        return parts;
    }

    String bootstrapServers() {
        return options.kafkaBootstrap().orElse("127.0.0.1:" + brokerPort);
    }

    /**
     * One database; in it one schema and one log-in for each service, without rights to the others', and one log-in that may read
     * all of them, for backups of the store.
     */
    void prepareStore(Secrets secrets) {
        StoreAdministration administration = storeAdministration();
        administration.ensureDatabase(DATABASE);
        administration.ensureLogin(READER, secrets.readerPassword());
        for (Service service : Service.all()) {
            administration.ensureLogin(service.schema(), secrets.storePassword(service));
            administration.ensureSchema(DATABASE, service.schema(), service.schema());
            administration.ensureReader(DATABASE, service.schema(), service.schema(), READER);
        }
    }

    void prepareTopics() {
        new BrokerAdministration(bootstrapServers()).ensureTopics(TopicPlans.all(broker.isPresent()));
    }

    /** Where the services find their schemas. */
    String storeJdbcUrl() {
        return storeAdministration().urlOf(DATABASE);
    }

    StoreAdministration storeAdministration() {
        if (options.store().isPresent()) {
            ExternalStore external = options.store().get();
            return new StoreAdministration(external.jdbcUrl(), external.user(), external.password());
        }
        return store.flatMap(Part::current)
                .filter(RunningStore.class::isInstance)
                .map(RunningStore.class::cast)
                .orElseThrow(() -> new EmbeddedServerException("The store does not run"))
                .server()
                .administration();
    }

    private record RunningStore(PostgresServer server) implements Running {
        @Override
        public ChildProcess process() {
            return server.process();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public boolean ready() {
            return server.administration().answers();
        }

        @Override
        public void stop() {
            server.close();
        }
    }

    private record RunningBroker(KafkaBroker server) implements Running {
        @Override
        public ChildProcess process() {
            return server.process();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public boolean ready() {
            return FreePorts.isListening(server.port()); // It has answered a client before it counted as started.
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
