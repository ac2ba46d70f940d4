package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Backup;

/** Content that comes as a file: what was exported, uploaded again. */
final class Uploaded {
    private final KitDatabase database;

    Uploaded(KitDatabase database) {
        this.database = database;
    }

    void check(String backup, Checklist checklist) {
        if (database.version().backup().flatMap(Backup::upload).isEmpty()) {
            checklist.declared(
                    "upload",
                    "the engine loads no files of others",
                    () -> Refusals.require(
                            "OPERATION_UNSUPPORTED", () -> database.backups().uploaded(new byte[] {1})));
        } else {
            checklist.check("an export, uploaded, is proven to load", () -> proven(backup));
        }
    }

    private String proven(String backup) {
        byte[] zip = database.backups().exported(backup);
        JsonNode shown = database.backups().shown(database.backups().uploaded(zip));
        require(shown.path("state").asText().equals("proven"), "it is " + shown.path("state"));
        return shown.at("/proof/level").asText();
    }
}
