package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bench --backup}: backup and restore of the same data, ours and what people type today in turn. */
final class BackupComparison {
    /** The first round of a worker's life compiles what the others run. */
    private static final int WARM_UP = 1;

    private static final double MEGABYTE = 1e6;
    private static final double WORKER_GOAL = 160;
    private final Stack stack;
    private final GatewayClient gateway;
    private final Path folder;
    private final int rounds;

    BackupComparison(Stack stack, GatewayClient gateway, Path folder, int rounds) {
        this.stack = stack;
        this.gateway = gateway;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** What was measured of one way, a value for each round. */
    private static final class Way {
        private final List<Double> backupWall = new ArrayList<>();
        private final List<Double> backupCpu = new ArrayList<>();
        private final List<Double> restoreWall = new ArrayList<>();
        private final List<Double> megabytes = new ArrayList<>();

        private static double median(List<Double> values) {
            return new Samples(values).median();
        }
    }

    List<Measurement> measure(Peer peer) throws Exception {
        JsonNode accepted = gateway.post(
                "/api/v1/databases",
                Map.of("name", "bench-" + peer.engine(), "engine", peer.engine(), "sku", "D2", "publish", true));
        gateway.await(accepted.at("/operation/id").asText());
        String path = "/api/v1/databases/" + accepted.at("/database/id").asText();
        Path file = folder.resolve("peer.gz");
        Map<String, String> names = Map.of(
                "C", accepted.at("/database/containerName").asText(),
                "D", accepted.at("/database/database").asText(),
                "F", file.toString());
        peer.perform("fill", names);
        Way ours = new Way();
        Way files = new Way();
        Way theirs = new Way();
        List<Double> limit = new ArrayList<>();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            boolean counts = round >= WARM_UP;
            ours(path, Map.of(), counts ? ours : new Way());
            if (peer.physical()) {
                ours(path, Map.of("kind", "physical"), counts ? files : new Way());
            }
            theirs(peer, names, file, counts ? theirs : new Way());
            if (peer.limited()) {
                double wall = Timing.of(() -> peer.perform("limit", names)).wallSeconds();
                limit.add(wall);
            }
        }
        gateway.await(gateway.delete(path + "?data=erase").at("/operation/id").asText());
        List<Measurement> lines = new ArrayList<>(lines(peer, ours, theirs, limit));
        if (peer.physical()) {
            lines.addAll(physicalLines(peer, files, theirs));
        }
        return lines;
    }

    /** Until stored, and the load of a restore: what a proof and a safety backup take besides is not compared with anything. */
    private void ours(String path, Map<String, ?> kind, Way way) throws Exception {
        JsonNode accepted = gateway.post(path + "/backups", kind);
        String operation = accepted.at("/operation/id").asText();
        String backup = path + "/backups/" + accepted.at("/operation/backup").asText();
        Timing timing = Timing.of(() -> awaitStored(backup));
        gateway.await(operation);
        way.backupCpu.add(timing.cpuSeconds());
        way.backupWall.add(timing.wallSeconds());
        way.megabytes.add(gateway.get(backup).path("storedBytes").asDouble() / MEGABYTE);
        JsonNode restore =
                gateway.post(path + "/restore", Map.of("backup_id", backup.substring(backup.lastIndexOf('/') + 1)));
        JsonNode ended = gateway.await(restore.at("/operation/id").asText());
        way.restoreWall.add(loadSeconds(ended));
    }

    private void awaitStored(String backup) throws InterruptedException {
        while (true) {
            switch (gateway.get(backup).path("state").asText()) {
                case "stored", "proven" -> {
                    return;
                }
                case "failed", "corrupt" ->
                    throw new IllegalStateException("the backup failed: " + gateway.get(backup));
                default -> Thread.sleep(50);
            }
        }
    }

    /** From the end of the safety backup until the content can be switched to. */
    private static double loadSeconds(JsonNode operation) {
        Instant begin = Instant.MIN;
        Instant end = Instant.MIN;
        for (JsonNode step : operation.path("steps")) {
            Instant at = Instant.parse(step.path("at").asText());
            switch (step.path("name").asText()) {
                case "safety" -> begin = at;
                case "load", "fill" -> end = at;
                default -> {}
            }
        }
        return Duration.between(begin, end).toMillis() / 1e3;
    }

    private static void theirs(Peer peer, Map<String, String> names, Path file, Way way) throws Exception {
        Timing dump = Timing.of(() -> peer.perform("dump", names));
        way.backupWall.add(dump.wallSeconds());
        way.backupCpu.add(dump.cpuSeconds());
        way.megabytes.add(size(file) / MEGABYTE);
        peer.perform("place", names);
        try {
            way.restoreWall.add(Timing.of(() -> peer.perform("load", names)).wallSeconds());
        } finally {
            peer.perform("remove", names);
        }
        Files.delete(file);
    }

    private static double size(Path file) throws IOException {
        return Files.size(file);
    }

    private List<Measurement> lines(Peer peer, Way ours, Way theirs, List<Double> limit) {
        String name = peer.engine() + " ";
        List<Measurement> lines = new ArrayList<>();
        lines.add(Measurement.ratioAtMost(
                name + "backup until stored, wall",
                "s",
                Way.median(ours.backupWall),
                Way.median(theirs.backupWall),
                0.4));
        lines.add(Measurement.ratioAtMost(
                name + "backup until stored, CPU", "s", Way.median(ours.backupCpu), Way.median(theirs.backupCpu), 0.4));
        lines.add(Measurement.ratioAtMost(
                name + "size of the file", "MB", Way.median(ours.megabytes), Way.median(theirs.megabytes), 1));
        if (!limit.isEmpty()) {
            // 55 % of the speed of a dump that is thrown away.
            lines.add(Measurement.ratioAtMost(
                    name + "backup, wall, to the limit",
                    "s",
                    Way.median(ours.backupWall),
                    Way.median(limit),
                    1 / 0.55));
        }
        lines.add(Measurement.ratioAtMost(
                name + "restore, load, wall",
                "s",
                Way.median(ours.restoreWall),
                Way.median(theirs.restoreWall),
                1 / 1.2));
        lines.add(Measurement.atMost(
                name + "backup worker, most memory ever", "MB", Resident.peakMegabytes(worker()), WORKER_GOAL));
        return lines;
    }

    /** Of the same content as the dump, whatever it takes on disk. */
    private static List<Measurement> physicalLines(Peer peer, Way files, Way theirs) {
        String name = peer.engine() + " physical ";
        return List.of(
                Measurement.ratioAtMost(
                        name + "backup until stored, wall",
                        "s",
                        Way.median(files.backupWall),
                        Way.median(theirs.backupWall),
                        1 / 5.0),
                Measurement.ratioAtMost(
                        name + "backup until stored, CPU",
                        "s",
                        Way.median(files.backupCpu),
                        Way.median(theirs.backupCpu),
                        0.4),
                Measurement.ratioAtMost(
                        name + "restore, load, wall",
                        "s",
                        Way.median(files.restoreWall),
                        Way.median(theirs.restoreWall),
                        1 / 4.0),
                Measurement.beside(
                        name + "size of the file", "MB", Way.median(files.megabytes), Way.median(theirs.megabytes)));
    }

    private long worker() {
        return stack.service(Service.BACKUP.module()).pid();
    }
}
