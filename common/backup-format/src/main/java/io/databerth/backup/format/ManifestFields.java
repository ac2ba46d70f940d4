package io.databerth.backup.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.backup.format.BackupFileFailure.ManifestDamaged;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The members of a manifest by name; unknown ones are ignored, missing ones and ones of a wrong type are told by name. */
record ManifestFields(JsonNode json) {
    private static final String NO_PROOF = "none";
    private static final String OTHERS = "others";

    static void put(Manifest manifest, ObjectNode json) {
        // A reader that knows of one database only must not take several for one.
        json.put("formatVersion", manifest.others().isEmpty() ? Layout.VERSION : Layout.MANIFEST_WITH_OTHERS)
                .put("revision", manifest.revision())
                .put("backupId", manifest.backup().toString())
                .put("databaseId", manifest.database().toString())
                .put("engine", manifest.engine())
                .put("engineVersion", manifest.engineVersion())
                .put("createdAt", manifest.createdAt().toString())
                .put("fileName", manifest.fileName())
                .put("fileBytes", manifest.file().fileBytes())
                .put("plainBytes", manifest.file().plainBytes())
                .put("segments", manifest.file().segments())
                .put("sha256", manifest.file().sha256().digits())
                .put("compression", manifest.compression().word())
                .put("keyReference", manifest.keyReference())
                .put("keyCheck", manifest.keyCheck().digits())
                .put("proof", manifest.proof().map(ManifestFields::word).orElse(NO_PROOF));
        manifest.evidence().ifPresent(signed -> json.put("evidence", signed));
        put(manifest.fingerprint(), json);
        if (!manifest.others().isEmpty()) {
            ArrayNode others = json.putArray(OTHERS);
            manifest.others().forEach(held -> put(held, others.addObject()));
        }
    }

    private static void put(Held held, ObjectNode json) {
        json.put("name", held.other().orElseThrow()).put("plainBytes", held.plainBytes());
        put(held.fingerprint(), json);
    }

    private static void put(Fingerprint fingerprint, ObjectNode json) {
        json.put("fingerprint", fingerprint.sha256().digits());
        ArrayNode lines = json.putArray("fingerprintLines");
        fingerprint.lines().forEach(lines::add);
    }

    Manifest manifest() throws BackupFileFailure {
        long version = number("formatVersion");
        if (version < Layout.VERSION || version > Layout.MANIFEST_WITH_OTHERS) {
            throw new BackupFileFailure.NotOurs("the manifest has format version " + version + "; known are "
                    + Layout.VERSION + " and " + Layout.MANIFEST_WITH_OTHERS);
        }
        try {
            return new Manifest(
                    Math.toIntExact(number("revision")),
                    BackupId.parse(text("backupId")),
                    DatabaseId.parse(text("databaseId")),
                    text("engine"),
                    text("engineVersion"),
                    Instant.parse(text("createdAt")),
                    text("fileName"),
                    file(),
                    compression(),
                    text("keyReference"),
                    new Hex(text("keyCheck")),
                    fingerprint(),
                    version == Layout.VERSION ? List.of() : others(),
                    proof(),
                    evidence());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw new ManifestDamaged("the manifest holds a value that cannot be: " + e.getMessage(), e);
        }
    }

    private Fingerprint fingerprint() throws ManifestDamaged {
        return new Fingerprint(new Hex(text("fingerprint")), lines());
    }

    private List<Held> others() throws ManifestDamaged {
        List<Held> others = new ArrayList<>();
        for (JsonNode other : member(OTHERS)) {
            ManifestFields fields = new ManifestFields(other);
            others.add(new Held(Optional.of(fields.text("name")), fields.number("plainBytes"), fields.fingerprint()));
        }
        return others;
    }

    private WrittenFile file() throws ManifestDamaged {
        return new WrittenFile(number("fileBytes"), number("plainBytes"), number("segments"), new Hex(text("sha256")));
    }

    private Compression compression() throws ManifestDamaged {
        String word = text("compression");
        return Compression.ofWord(word)
                .orElseThrow(() -> new ManifestDamaged("the manifest has an unknown compression: " + word, null));
    }

    private Optional<ProofLevel> proof() throws ManifestDamaged {
        String word = text("proof");
        if (word.equals(NO_PROOF)) {
            return Optional.empty();
        }
        for (ProofLevel level : ProofLevel.values()) {
            if (word(level).equals(word)) {
                return Optional.of(level);
            }
        }
        throw new ManifestDamaged("the manifest has an unknown proof level: " + word, null);
    }

    /** Those from before there was any have none. */
    private Optional<String> evidence() throws ManifestDamaged {
        return json.has("evidence") ? Optional.of(text("evidence")) : Optional.empty();
    }

    private static String word(ProofLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private List<String> lines() throws ManifestDamaged {
        JsonNode array = member("fingerprintLines");
        List<String> lines = new ArrayList<>();
        for (JsonNode line : array) {
            if (!line.isTextual()) {
                throw new ManifestDamaged("the manifest's field 'fingerprintLines' must hold texts", null);
            }
            lines.add(line.textValue());
        }
        return lines;
    }

    private String text(String name) throws ManifestDamaged {
        JsonNode node = member(name);
        if (!node.isTextual()) {
            throw new ManifestDamaged("the manifest's field '" + name + "' must be a text", null);
        }
        return node.textValue();
    }

    private long number(String name) throws ManifestDamaged {
        JsonNode node = member(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new ManifestDamaged("the manifest's field '" + name + "' must be a whole number", null);
        }
        return node.longValue();
    }

    private JsonNode member(String name) throws ManifestDamaged {
        JsonNode node = json.get(name);
        if (node == null) {
            throw new ManifestDamaged("the manifest has no field '" + name + "'", null);
        }
        return node;
    }
}
