package io.databerth.launcher.bench;

import io.databerth.embedded.FreePorts;
import io.databerth.launcher.client.DatabaseAddress;
import io.databerth.launcher.client.GatewayClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the wish to the first answered query, against a plain {@code docker run} of the same image and a poll. */
final class ReadyMeasurement {
    /** The services run for weeks: their first minutes, in which they are compiled, are not what people wait for. */
    private static final int WARM_UP = 6;

    private static final int COUNTED = 7;
    private static final String PLAIN = "databerth-bench-plain";
    private final GatewayClient gateway;
    private final Path folder;
    private final String image;

    ReadyMeasurement(GatewayClient gateway, Path folder, String image) {
        this.gateway = gateway;
        this.folder = folder;
        this.image = image;
    }

    List<Measurement> measure() throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int round = 0; round < WARM_UP + COUNTED; round++) {
            double own = ours("ready-" + Long.toString(System.currentTimeMillis(), 36));
            double reference = plain();
            if (round >= WARM_UP) {
                ours.add(own);
                plain.add(reference);
            }
        }
        return List.of(Measurement.ratioAtMost(
                "time to first query", "ms", new Samples(ours).median(), new Samples(plain).median(), 1.2));
    }

    private double ours(String name) throws SQLException {
        long begin = System.nanoTime();
        var accepted = gateway.post("/api/v1/databases", Map.of("name", name, "sku", "D2", "publish", true));
        gateway.await(accepted.at("/operation/id").asText());
        String path = "/api/v1/databases/" + accepted.at("/database/id").asText();
        String password = gateway.post(
                        path + "/connection/reveal",
                        Map.of("ticket", accepted.path("revealTicket").asText()))
                .path("password")
                .asText();
        DatabaseAddress address = DatabaseAddress.of(gateway.get(path + "/connection"), folder);
        try (Connection connection = address.connect(password)) {
            firstQuery(connection);
        }
        double millis = Timing.millisecondsSince(begin);
        gateway.await(gateway.delete(path + "?data=erase").at("/operation/id").asText());
        return millis;
    }

    private double plain() throws IOException, InterruptedException {
        int port = FreePorts.any();
        long begin = System.nanoTime();
        Shell.run("docker run -d --name " + PLAIN + " -e POSTGRES_PASSWORD=bench -p 127.0.0.1:" + port + ":5432 "
                + image);
        try {
            while (!answers(port)) {
                Thread.sleep(50);
            }
            return Timing.millisecondsSince(begin);
        } finally {
            Shell.run("docker rm -f -v " + PLAIN);
        }
    }

    private static boolean answers(int port) {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "bench")) {
            firstQuery(connection);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void firstQuery(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
