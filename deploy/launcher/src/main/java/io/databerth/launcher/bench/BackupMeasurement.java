package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.client.DatabaseAddress;
import io.databerth.launcher.client.GatewayClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backup until it is stored, against {@code docker exec pg_dump | gzip} of the same database. */
final class BackupMeasurement {
    /** The first backup of a worker's life compiles what the others run. */
    private static final int WARM_UP = 1;

    private static final int COUNTED = 3;
    private static final int ROWS = 1_600_000;
    private final GatewayClient gateway;
    private final Path folder;

    BackupMeasurement(GatewayClient gateway, Path folder) {
        this.gateway = gateway;
        this.folder = folder;
    }

    List<Measurement> measure() throws Exception {
        JsonNode accepted = gateway.post(
                "/api/v1/databases",
                Map.of("name", "dump-" + Long.toString(System.currentTimeMillis(), 36), "sku", "D2", "publish", true));
        gateway.await(accepted.at("/operation/id").asText());
        String path = "/api/v1/databases/" + accepted.at("/database/id").asText();
        fill(accepted, path);
        List<Timing> ours = new ArrayList<>();
        List<Timing> reference = new ArrayList<>();
        String container = accepted.at("/database/containerName").asText();
        String inner = accepted.at("/database/database").asText();
        for (int round = 0; round < WARM_UP + COUNTED; round++) {
            Timing own = ours(path);
            Timing plain = reference(container, inner);
            if (round >= WARM_UP) {
                ours.add(own);
                reference.add(plain);
            }
        }
        gateway.await(gateway.delete(path + "?data=erase").at("/operation/id").asText());
        return List.of(
                Measurement.ratioAtMost("backup until stored, wall", "s", wall(ours), wall(reference), 0.5),
                Measurement.beside("backup until stored, CPU of the machine", "s", cpu(ours), cpu(reference)));
    }

    private void fill(JsonNode accepted, String path) throws SQLException {
        String password = gateway.post(
                        path + "/connection/reveal",
                        Map.of("ticket", accepted.path("revealTicket").asText()))
                .path("password")
                .asText();
        DatabaseAddress address = DatabaseAddress.of(gateway.get(path + "/connection"), folder);
        try (Connection connection = address.connect(password);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table account (id bigint primary key, branch int, balance numeric, filler text, words text)");
            statement.execute(
                    "insert into account select n, n % 100, random() * 1000, md5(n::text) || md5((n * 7)::text), "
                            + "repeat('the quick brown fox ' || n % 1000 || ' ', 8) from generate_series(1, " + ROWS
                            + ") n");
            statement.execute("create index account_branch on account (branch)");
        }
    }

    /** The operation goes on with the proof; only the way to the stored file is timed, the rest is waited for. */
    private Timing ours(String path) throws Exception {
        String[] operation = new String[1];
        Timing timing = Timing.of(() -> {
            JsonNode accepted = gateway.post(path + "/backups");
            operation[0] = accepted.at("/operation/id").asText();
            String backup = accepted.at("/operation/backup").asText();
            while (!isStored(
                    gateway.get(path + "/backups/" + backup).path("state").asText())) {
                Thread.sleep(50);
            }
        });
        gateway.await(operation[0]);
        return timing;
    }

    private static boolean isStored(String state) {
        return switch (state) {
            case "stored", "proven" -> true;
            case "failed", "corrupt" -> throw new IllegalStateException("the backup is " + state);
            default -> false;
        };
    }

    private Timing reference(String container, String inner) throws Exception {
        Path file = folder.resolve("reference.sql.gz");
        Timing timing = Timing.of(
                () -> Shell.run("docker exec " + container + " pg_dump -U postgres " + inner + " | gzip > " + file));
        Files.delete(file);
        return timing;
    }

    private static double wall(List<Timing> all) {
        return new Samples(all.stream().map(Timing::wallSeconds).toList()).median();
    }

    private static double cpu(List<Timing> all) {
        return new Samples(all.stream().map(Timing::cpuSeconds).toList()).median();
    }
}
