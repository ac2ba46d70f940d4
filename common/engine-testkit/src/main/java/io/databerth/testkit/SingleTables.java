package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;
import static io.databerth.testkit.KitDatabase.url;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.backup.TableName;
import io.databerth.engine.Backup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Tables of a backup that come back beside the live ones, where the descriptor says how. */
final class SingleTables {
    private final KitDatabase database;

    SingleTables(KitDatabase database) {
        this.database = database;
    }

    /** @param backup of what the database holds now */
    void check(String backup, Checklist checklist) {
        String name = "single tables come back beside the live ones";
        Optional<Backup.Tables> offered = database.version().backup().flatMap(Backup::tables);
        if (offered.isPresent()) {
            checklist.check(name, () -> broughtBack(backup));
        } else {
            checklist.declared(
                    name,
                    "the engine has no way",
                    () -> database.requireUnsupported(
                            "/restore/tables", Map.of("backup_id", backup, "tables", List.of(Map.of("table", "kit")))));
        }
    }

    private String broughtBack(String backup) {
        List<TableName> live = StreamSupport.stream(
                        database.view("/tables?limit=50").path("items").spliterator(), false)
                .filter(table -> table.path("kind").asText().equals("table"))
                .map(table -> new TableName(
                        table.path("schema").asText(), table.path("name").asText()))
                .toList();
        require(!live.isEmpty(), "there is no table");
        String place = database.backups().restoreTables(backup, live);
        for (TableName table : live) {
            List<String> now = rows(table);
            List<String> then = rows(new TableName(place, table.table()));
            require(!then.isEmpty() && then.equals(now), table + " came back with other rows");
        }
        return live.size() + " tables";
    }

    private List<String> rows(TableName table) {
        String path = "/tables/" + url(table.table()) + "/data?limit=200&schema=" + url(table.schema());
        return StreamSupport.stream(database.view(path).path("rows").spliterator(), false)
                .map(JsonNode::toString)
                .sorted()
                .toList();
    }
}
