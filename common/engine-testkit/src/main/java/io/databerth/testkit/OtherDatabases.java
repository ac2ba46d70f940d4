package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Backup;
import io.databerth.engine.Conformance;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inner databases besides the user's own: backups hold them, and they come back, together and one by one. */
final class OtherDatabases {
    private static final String NAME = "kit_elsewhere";
    private static final Pattern LAST_NUMBER = Pattern.compile("([0-9]+)\\s*$");

    private final KitDatabase database;
    private final ClientContainer outside;
    private final Checklist checklist;
    private final Conformance client;
    private String backup = "";

    OtherDatabases(KitDatabase database, ClientContainer outside, Checklist checklist) {
        this.database = database;
        this.outside = outside;
        this.checklist = checklist;
        this.client = database.version().conformance().orElseThrow();
    }

    /** @param content what is read in the user's own database */
    void check(String content) {
        Optional<Exec> elsewhere = client.elsewhere();
        if (elsewhere.isEmpty()) {
            return;
        }
        boolean apart =
                database.version().backup().filter(Backup::goesByDatabase).isPresent();
        checklist.check("a backup holds inner databases", () -> taken(elsewhere.get(), apart));
        if (checklist.lastPassed()) {
            checklist.check("inner databases come back with it", () -> together(elsewhere.get(), content));
            if (apart) {
                checklist.check("one comes back by itself", () -> alone(elsewhere.get(), content));
            } else {
                checklist.declared(
                        "one comes back by itself",
                        "its backup is one piece",
                        () -> database.requireUnsupported("/restore", ofThisOne()));
            }
        }
        database.remove("/databases/" + NAME + "?data=erase");
    }

    private String taken(Exec elsewhere, boolean apart) {
        database.make("/databases", Map.of("name", NAME));
        rowsBecome(1, elsewhere);
        backup = database.backups().take();
        String others =
                database.backups().shown(backup, "proven").path("others").toString();
        require(!apart || others.contains(NAME), "it holds " + others);
        return others;
    }

    private String together(Exec elsewhere, String content) {
        rowsBecome(2, elsewhere);
        outside.perform(client.damage());
        database.backups().restore(backup);
        rowsBecome(2, elsewhere);
        outside.requireContent(content);
        return "";
    }

    private String alone(Exec elsewhere, String content) {
        database.remove("/databases/" + NAME + "?data=erase");
        database.make("/restore", ofThisOne());
        rowsBecome(2, elsewhere);
        outside.requireContent(content);
        return "";
    }

    private Map<String, Object> ofThisOne() {
        return Map.of("backup_id", backup, "databases", List.of(NAME));
    }

    /** One more than there were. */
    private void rowsBecome(int rows, Exec elsewhere) {
        String said = outside.perform(elsewhere, Map.of(HoleName.TARGET_DATABASE, NAME));
        Matcher number = LAST_NUMBER.matcher(said);
        require(
                number.find() && Integer.parseInt(number.group(1)) == rows,
                "it has " + said.strip() + " rows instead of " + rows);
    }
}
