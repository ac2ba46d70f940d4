package io.databerth.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Message;
import io.databerth.contracts.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message that was ever shipped stands in {@code golden/<type>.<n>.json} and is read for ever. When a type grows,
 * add {@code <type>.<n+1>.json} with what this build sends, and leave the older files as they are.
 */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void everyWireTypeHasASampleAndNoSampleIsOfAForeignType() {
        assertThat(GoldenMessages.all().stream().map(WireTypes::nameOf))
                .containsExactlyInAnyOrderElementsOf(WireTypes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theNewestGoldenFileIsWhatThisBuildSends(Message sample) throws IOException {
        assertThat(tree(sample)).isEqualTo(read(newest(WireTypes.nameOf(sample))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyMessageEverShippedIsStillRead(Path file) throws IOException {
        String type = file.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "");
        Class<? extends Message> known = WireTypes.classOf(type).orElseThrow();
        JsonNode shipped = read(file);
        JsonNode again = tree(WireFormat.mapper().treeToValue(shipped, known));
        shipped.properties()
                .forEach(field -> assertThat(again.get(field.getKey())).isEqualTo(field.getValue()));
    }

    static List<Message> samples() {
        return GoldenMessages.all();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static Path newest(String type) throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().matches(type.replace(".", "\\.") + "\\.\\d+\\.json"))
                .max(Comparator.comparing(file -> file.getFileName().toString()))
                .orElseThrow(() -> new AssertionError("no golden file for " + type));
    }

    /** By way of bytes, so that numbers have the type that JSON gives them. */
    private static JsonNode tree(Message message) throws IOException {
        return WireFormat.mapper().readTree(WireFormat.mapper().writeValueAsBytes(message));
    }

    private static JsonNode read(Path file) throws IOException {
        return WireFormat.mapper().readTree(Files.readAllBytes(file));
    }
}
