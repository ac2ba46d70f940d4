package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every command comes to, as it was compared with the engine's documentation when it was written: a change in a descriptor or in the rendering shows
 * as a change in these files, which a person reads again. {@code -Ddataberth.rendered=write} writes them.
 */
class RenderedCommandsTest {
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final Path FOLDER = Path.of("src/test/resources/rendered");

    static Stream<Engine> engines() {
        return CATALOG.engines().stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theCommandsAreThoseThatWereReadLast(Engine engine) throws IOException {
        Path file = FOLDER.resolve(engine.id() + ".txt");
        String rendered = text(engine);
        if (System.getProperty("databerth.rendered", "").equals("write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, rendered);
        }
        assertThat(file).content().isEqualTo(rendered);
    }

    /** The version that is offered first as a whole, of others what differs. */
    private static String text(Engine engine) {
        Map<String, String> preferred = sections(engine.preferred());
        var text = new StringBuilder(written(engine.preferred(), preferred));
        for (EngineVersion version : engine.versions()) {
            if (!version.preferred()) {
                Map<String, String> different = new LinkedHashMap<>(sections(version));
                different.entrySet().removeAll(preferred.entrySet());
                text.append(written(version, different));
            }
        }
        return text.toString();
    }

    private static String written(EngineVersion version, Map<String, String> sections) {
        return sections.entrySet().stream()
                .map(section -> section.getKey() + "\n" + section.getValue())
                .collect(Collectors.joining("\n", "== " + version.engine() + " " + version.id() + "\n", "\n"));
    }

    private static Map<String, String> sections(EngineVersion version) {
        Holes holes = EveryCommand.holes(version, CATALOG.sku("D1").orElseThrow());
        var sections = new LinkedHashMap<String, String>();
        sections.put("launch", launch(version, holes));
        EveryCommand.of(version).forEach((section, exec) -> sections.put(section, command(exec, holes)));
        return sections;
    }

    private static String launch(EngineVersion version, Holes holes) {
        var launch = version.launch();
        String arguments =
                launch.argv().stream().map(part -> part.render(holes)).collect(Collectors.joining(" "));
        String files = launch.files().stream()
                .map(file -> "  file " + file.path() + "\n")
                .sorted()
                .collect(Collectors.joining());
        String variables = new TreeMap<>(launch.env())
                .entrySet().stream()
                        .map(variable -> "  " + variable.getKey() + "="
                                + variable.getValue().render(holes) + "\n")
                        .collect(Collectors.joining());
        return "  " + arguments + "\n" + variables + files;
    }

    private static String command(Exec exec, Holes holes) {
        RenderedExec rendered = exec.render(holes);
        var text = new StringBuilder("  ")
                .append(String.join(" ", rendered.argv()))
                .append('\n');
        new TreeMap<>(rendered.env()).forEach((name, value) -> text.append("  %s=%s%n".formatted(name, value)));
        exec.passwordFrom().ifPresent(source -> text.append("  a password in ")
                .append(source.variable())
                .append('\n'));
        return text.toString();
    }
}
