package io.databerth.launcher.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Labels;
import io.databerth.embedded.Waiting;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.client.GatewayClient.UnexpectedAnswer;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Restores every database of a rebuilt platform whose volume is not on this host, from its newest proven backup. */
public final class BringBackDatabases {
    /** The provisioner looks at once after its start, and gives up a database whose volume it does not find. */
    private static final Duration SEEN_LOST = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GatewayClient gateway;
    private final ContainerRuntime runtime;
    private final String site;
    private final Consumer<String> out;

    /** @param out gets a line for people about each database */
    public BringBackDatabases(GatewayClient gateway, ContainerRuntime runtime, String site, Consumer<String> out) {
        this.gateway = gateway;
        this.runtime = runtime;
        this.site = site;
        this.out = out;
    }

    /** How many could not be brought back. */
    public int perform() {
        int failed = 0;
        Map<LostDatabase, String> restores = new LinkedHashMap<>();
        for (LostDatabase lost : lost()) {
            Optional<String> operation = begin(lost);
            operation.ifPresent(begun -> restores.put(lost, begun));
            failed += operation.isPresent() ? 0 : 1;
        }
        for (Map.Entry<LostDatabase, String> restore : restores.entrySet()) {
            failed += finish(restore.getKey(), restore.getValue()) ? 0 : 1;
        }
        return failed;
    }

    private List<LostDatabase> lost() {
        Set<String> here = runtime.volumes(Map.of(Labels.SITE, site, Labels.ROLE, Labels.DATABASE_ROLE)).stream()
                .map(volume -> volume.labels().getOrDefault(Labels.DATABASE, ""))
                .collect(Collectors.toSet());
        List<LostDatabase> lost = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = gateway.get("/api/v1/databases?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next));
            for (JsonNode database : page.path("items")) {
                boolean gone = database.path("state").asText().equals("deleted");
                if (!gone && !here.contains(database.path("id").asText())) {
                    lost.add(LostDatabase.of(database));
                }
            }
            next = page.path("next").asText();
        } while (!next.isEmpty());
        out.accept(lost.size() + " databases have no volume here");
        return lost;
    }

    /** The operation of the restore. */
    private Optional<String> begin(LostDatabase lost) {
        try {
            Optional<JsonNode> backup = newestProven(lost);
            if (backup.isEmpty()) {
                out.accept(lost.name() + ": there is no proven backup of it");
                return Optional.empty();
            }
            if (lost.stopped()) {
                gateway.awaitEnd(operation(gateway.post(lost.path() + "/start")));
            }
            boolean seen = Waiting.until(
                    SEEN_LOST,
                    PAUSE,
                    () -> gateway.get(lost.path()).path("state").asText().equals("failed"));
            if (!seen) {
                out.accept(lost.name() + ": the platform does not see that its volume is lost");
                return Optional.empty();
            }
            out.accept(lost.name() + ": restoring the backup of "
                    + backup.get().path("createdAt").asText());
            return Optional.of(operation(gateway.post(
                    lost.path() + "/restore",
                    Map.of("backup_id", backup.get().path("id").asText()))));
        } catch (UnexpectedAnswer refused) {
            out.accept(lost.name() + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<JsonNode> newestProven(LostDatabase lost) {
        Optional<JsonNode> newest = Optional.empty();
        for (JsonNode backup : gateway.get(lost.path() + "/backups?limit=200").path("items")) {
            boolean newer = newest.isEmpty()
                    || backup.path("createdAt")
                                    .asText()
                                    .compareTo(newest.get().path("createdAt").asText())
                            > 0;
            if (backup.path("state").asText().equals("proven") && newer) {
                newest = Optional.of(backup);
            }
        }
        return newest;
    }

    private boolean finish(LostDatabase lost, String operation) {
        JsonNode ended = end(operation);
        if (!ended.path("state").asText().equals("succeeded")) {
            out.accept(lost.name() + ": not restored: "
                    + ended.path("failure").path("message").asText());
            return false;
        }
        if (lost.stopped()) {
            end(operation(gateway.post(lost.path() + "/stop")));
        }
        out.accept(lost.name() + ": restored");
        return true;
    }

    /** However long it takes: the backup worker gives up what does not move any more. */
    private JsonNode end(String operation) {
        while (true) {
            JsonNode answer = gateway.get("/api/v1/operations/" + operation + "?wait=10");
            String state = answer.path("state").asText();
            if (!state.equals("queued") && !state.equals("running")) {
                return answer;
            }
        }
    }

    private static String operation(JsonNode accepted) {
        return accepted.at("/operation/id").asText();
    }
}
