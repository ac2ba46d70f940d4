package io.databerth.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.backup.format.BackupFileFailure.ManifestDamaged;
import io.databerth.backup.format.BackupFileFailure.NotOurs;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ManifestFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sample sample;
    private final Manifest manifest;

    ManifestFieldsTest() throws IOException {
        sample = Sample.of(new byte[100], Compression.ZSTD);
        manifest = sample.open().manifest();
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        byte[] grown = changed(json -> json.put("colour", "blue").putObject("later"));
        assertThat(sample.withManifest(grown).open().manifest()).isEqualTo(manifest);
    }

    @Test
    void everyMissingFieldIsNamed() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        ManifestFields.put(manifest, json);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            byte[] lacking = changed(copy -> copy.remove(name));
            assertThatExceptionOfType(ManifestDamaged.class)
                    .isThrownBy(sample.withManifest(lacking)::open)
                    .withMessage("the manifest has no field '" + name + "'");
        }
    }

    @Test
    void valuesThatCannotBeAreToldApart() {
        refusedAs(json -> json.put("revision", "one"), "must be a whole number");
        refusedAs(json -> json.put("engine", 5), "must be a text");
        refusedAs(json -> json.put("fileBytes", -5), "cannot be");
        refusedAs(json -> json.put("sha256", "ABC"), "cannot be");
        refusedAs(json -> json.put("createdAt", "yesterday"), "cannot be");
        refusedAs(json -> json.put("proof", "perhaps"), "unknown proof level");
        refusedAs(json -> json.put("compression", "lzma"), "unknown compression");
        refusedAs(json -> json.putArray("fingerprintLines").add("other"), "do not match");
    }

    @Test
    void aLaterFormatIsNotOurs() {
        byte[] later = changed(json -> json.put("formatVersion", 3));
        assertThatExceptionOfType(NotOurs.class).isThrownBy(sample.withManifest(later)::open);
    }

    /** One that says that there are others names them. */
    @Test
    void whereThereAreOthersTheyAreNamed() {
        refusedAs(json -> json.put("formatVersion", 2), "no field 'others'");
        refusedAs(json -> json.put("formatVersion", 2).putArray("others").addObject(), "no field 'name'");
    }

    @Test
    void doubledMembersAndOtherJsonAreDamaged() {
        for (String text : List.of("", "[]", "5", "{} {}", "{\"a\":1,\"a\":2}", "{".repeat(5000))) {
            assertThatExceptionOfType(ManifestDamaged.class)
                    .isThrownBy(() -> ManifestCodec.readUnauthenticated(text.getBytes(UTF_8)));
        }
    }

    private void refusedAs(Consumer<ObjectNode> change, String words) {
        assertThatExceptionOfType(ManifestDamaged.class)
                .isThrownBy(sample.withManifest(changed(change))::open)
                .withMessageContaining(words);
    }

    /** Rightly authenticated: only the content is at fault. */
    private byte[] changed(Consumer<ObjectNode> change) {
        ObjectNode json = JSON.createObjectNode();
        ManifestFields.put(manifest, json);
        change.accept(json);
        return ManifestCodec.seal(json, manifest, sample.key());
    }
}
