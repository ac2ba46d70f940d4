package io.databerth.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the broker is told: one node that is broker and controller, loopback only, sized for a control plane. */
final class BrokerConfiguration {
    private BrokerConfiguration() {}

    static String text(Path storage, int port, int controllerPort) {
        return of(storage, port, controllerPort).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static Map<String, String> of(Path storage, int port, int controllerPort) {
        Map<String, String> keys = new TreeMap<>();
        addRoles(keys, port, controllerPort);
        addFootprint(keys);
        keys.put("log.dirs", storage.toString());
        keys.put("auto.create.topics.enable", "false");
        keys.put("default.replication.factor", "1");
        keys.put("min.insync.replicas", "1");
        keys.put("offsets.topic.replication.factor", "1");
        keys.put("transaction.state.log.replication.factor", "1");
        keys.put("transaction.state.log.min.isr", "1");
        keys.put("share.coordinator.state.topic.replication.factor", "1");
        keys.put("share.coordinator.state.topic.min.isr", "1");
        return keys;
    }

    private static void addRoles(Map<String, String> keys, int port, int controllerPort) {
        String client = "CLIENT://127.0.0.1:" + port;
        keys.put("process.roles", "broker,controller");
        keys.put("node.id", "1");
        keys.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        keys.put("controller.listener.names", "CONTROLLER");
        keys.put("inter.broker.listener.name", "CLIENT");
        keys.put("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPort);
        keys.put("advertised.listeners", client);
        keys.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void addFootprint(Map<String, String> keys) {
        keys.put("num.network.threads", "2");
        keys.put("num.io.threads", "4");
        keys.put("background.threads", "2");
        keys.put("log.cleaner.dedupe.buffer.size", "4194304");
        keys.put("log.segment.bytes", "67108864");
        keys.put("offsets.topic.num.partitions", "4");
        keys.put("transaction.state.log.num.partitions", "1");
        keys.put("share.coordinator.state.topic.num.partitions", "1");
        keys.put("group.initial.rebalance.delay.ms", "0");
        // A client may choose to be missed sooner than the broker's own least of 6 s.
        keys.put("group.min.session.timeout.ms", "1000");
        // A worker that was killed is missed soon, and its successor gets the partitions soon.
        keys.put("group.min.session.timeout.ms", "1000");
    }
}
