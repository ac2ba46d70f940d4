package io.databerth.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.backup.TableName;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The backups of one database of the kit, through the API alone. */
final class KitBackups {
    private final Gateway gateway;
    private final String database;

    /** @param database its path */
    KitBackups(Gateway gateway, String database) {
        this.gateway = gateway;
        this.database = database;
    }

    /** The id of one that is taken and proven now. */
    String take() {
        return await(gateway.post(database + "/backups")).path("backup").asText();
    }

    /** As {@link #take()}, of this kind. */
    String take(String kind) {
        return await(gateway.post(database + "/backups", Map.of("kind", kind)))
                .path("backup")
                .asText();
    }

    /** As the API shows them. */
    List<JsonNode> all() {
        return StreamSupport.stream(
                        gateway.get(database + "/backups").path("items").spliterator(), false)
                .toList();
    }

    JsonNode shown(String backup) {
        return all().stream()
                .filter(item -> item.path("id").asText().equals(backup))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the list of backups does not hold " + backup));
    }

    /** As {@link #shown(String)}; fails unless its state is this one. */
    JsonNode shown(String backup, String state) {
        JsonNode shown = shown(backup);
        Checklist.require(shown.path("state").asText().equals(state), "it is " + shown.path("state"));
        return shown;
    }

    void verify(String backup) {
        await(gateway.post(database + "/backups/" + backup + "/verify"));
    }

    void restore(String backup) {
        await(gateway.post(database + "/restore", Map.of("backup_id", backup)));
    }

    /** What they came back into. */
    String restoreTables(String backup, List<TableName> tables) {
        List<Map<String, String>> names = tables.stream()
                .map(name -> Map.of("schema", name.schema(), "table", name.table()))
                .toList();
        return await(gateway.post(database + "/restore/tables", Map.of("backup_id", backup, "tables", names)))
                .path("restoredInto")
                .asText();
    }

    /** Of a server elsewhere. */
    String imported(Map<String, ?> source) {
        return await(gateway.post(database + "/import", source)).path("backup").asText();
    }

    byte[] exported(String backup) {
        return gateway.download(database + "/export?backup_id=" + backup);
    }

    /** A zip, as an export is one. */
    String uploaded(byte[] zip) {
        return await(gateway.upload(database + "/uploads", "application/zip", zip))
                .path("backup")
                .asText();
    }

    void follow(Map<String, ?> policy) {
        await(gateway.put(database + "/backup-policy", policy));
    }

    JsonNode recoveryWindows() {
        return gateway.get(database + "/recovery-windows");
    }

    private JsonNode await(JsonNode accepted) {
        return gateway.await(accepted.at("/operation/id").asText());
    }
}
