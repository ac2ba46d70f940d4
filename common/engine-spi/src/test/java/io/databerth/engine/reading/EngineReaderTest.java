package io.databerth.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.Backup;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineReaderTest {
    private static final String SMALL =
            """
            id: small
            title: Small
            category: test
            access: server
            versions:
              - {id: "1", images: [local/small:1], endOfLife: 2030-01-01, default: true}
              - id: "2"
                images: [local/small:2]
                endOfLife: 2031-01-01
                overrides: {launch: {argv: [serve, --new]}}
            launch:
              port: 700
              dataPath: /data
              user: "999:999"
              env: {MODE: plain}
              argv: [serve]
              files:
                - {path: /etc/small, mode: "0400", content: {file: small.template}}
              stopSignal: SIGTERM
              stopGrace: 10s
              memoryFloor: 64MiB
            sizing:
              cache_mb: {of: memory, percent: 10, min: 1, max: 9}
            ready:
              probe: {argv: [ping, "${port}"], timeLimit: 500ms}
              interval: 1s
              limit: 1m
            """;

    private static Engine read(String yaml) {
        return EngineReader.read(new EngineFolder(
                "engines/small",
                "small",
                Map.of("engine.yaml", yaml, "small.template", "${password} ${size.cache_mb}")));
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidEngineException.class)
                .message()
                .contains("engines/small/engine.yaml")
                .contains(parts);
    }

    @Test
    void aDescriptorIsRead() {
        EngineVersion version = read(SMALL).preferred();
        assertThat(version.launch().user().uid()).isEqualTo(999);
        assertThat(version.ready().probe().timeLimit()).isEqualTo(Duration.ofMillis(500));
        assertThat(version.ready().probe().expect()).containsExactly(0);
        assertThat(version.credentials()).isEmpty();
        assertThat(version.backup()).isEmpty();
        assertThat(version.launch().capabilities()).isEmpty();
    }

    @Test
    void overridesChangeOnlyTheirVersionAndOnlyWhatTheySay() {
        Engine engine = read(SMALL);
        assertThat(engine.version("1").orElseThrow().launch().argv()).containsExactly(Template.of("serve"));
        assertThat(engine.version("2").orElseThrow().launch().argv())
                .containsExactly(Template.of("serve"), Template.of("--new"));
        assertThat(engine.version("2").orElseThrow().launch().port()).hasValue(700);
    }

    @Test
    void anUnknownKeyIsToldWithItsLineAndWhatIsKnown() {
        assertRefused(SMALL.replace("  env:", "  environ:"), "line 2", "'environ'", "launch", "stopSignal", "remove");
    }

    @Test
    void aMisspeltKeyThatIsNeededIsTold() {
        assertRefused(SMALL.replace("  stopSignal:", "  stopSignl:"), "launch.stopSignal", "spelling");
    }

    @Test
    void anUnknownKeyInAnOverrideIsTold() {
        assertRefused(SMALL.replace("{launch: {argv: [serve, --new]}}", "{launch: {argw: []}}"), "version 2", "'argw'");
        assertRefused(SMALL.replace("{launch: {argv: [serve, --new]}}", "{title: x}"), "version 2", "'title'");
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertRefused(SMALL + "title: again\n", "title");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertRefused(SMALL.replace("  stopSignal: SIGTERM\n", ""), "stopSignal");
        assertRefused(SMALL.replace("  port: 700\n", ""), "port");
    }

    @ParameterizedTest
    @CsvSource({
        "argv: [serve],         'argv: [serve, \"--password=${password}\"]',  launch.argv",
        "argv: [serve],         'argv: [serve, \"${password_url}\"]',         launch.argv",
        "MODE: plain,           'PASSWORD: \"${admin.password}\"',            launch.env.PASSWORD",
        "MODE: plain,           'KEY: \"${tls.key}\"',                        launch.env.KEY",
        "'[ping, \"${port}\"]', '[ping, \"${password_scram_sha_256}\"]',     ready.probe.argv"
    })
    void aSecretInArgumentsOrEnvironmentIsRefused(String from, String to, String place) {
        assertRefused(SMALL.replace(from, to), place, "secret", "stdin");
    }

    @Test
    void aSecretInTheEnvironmentOfAnExecIsRefused() {
        assertRefused(
                SMALL.replace("timeLimit: 500ms}", "timeLimit: 500ms, env: {PASSWORD: \"${password}\"}}"),
                "ready.probe.env.PASSWORD",
                "secret");
    }

    @Test
    void thePasswordOfAServerElsewhereIsForTheImportAlone() {
        assertRefused(
                SMALL.replace(
                        "timeLimit: 500ms}",
                        "timeLimit: 500ms, passwordFrom: {variable: PASSWORD, credential: source}}"),
                "ready.probe",
                "backup.source.dump");
    }

    @ParameterizedTest
    @CsvSource({
        "copy,                              credential: app,    needs passwordFrom with the credential source",
        "'\"--from=${source.hots}\"',       credential: source, source.host",
        "'\"${source.database}\"',          credential: source, begins with",
        "'\"--password=${password}\"',      credential: source, secret"
    })
    void whatCopiesFromAServerElsewhereMustDoItSafely(String argument, String credential, String problem) {
        String source =
                """
                backup:
                  extension: small
                  shape: stream
                  compressed: false
                  dump: {argv: [dump], timeLimit: 1m}
                  restore: {into: fresh_volume, load: {argv: [load], timeLimit: 1m}}
                  fingerprint: {exec: {argv: [digest], timeLimit: 1m}, moving: []}
                  source:
                    tls: {required: "yes"}
                    dump: {argv: [copy, %s], timeLimit: 1m, passwordFrom: {variable: PASSWORD, %s}}
                """;
        read(SMALL + source.formatted("\"--from=${source.host}\"", "credential: source"));
        assertRefused(SMALL + source.formatted(argument, credential), problem);
    }

    @Test
    void aSecretInAFileThatOthersReadIsRefused() {
        assertRefused(SMALL.replace("\"0400\"", "\"0444\""), "launch.files /etc/small", "0400");
    }

    @Test
    void anUnknownHoleIsToldWithWhatIsKnown() {
        assertRefused(SMALL.replace("argv: [serve]", "argv: [\"${databse}\"]"), "launch.argv", "databse", "database");
        assertRefused(SMALL.replace("[serve]", "[\"${size.other}\"]"), "launch.argv", "size.other", "size.cache_mb");
        assertRefused(SMALL.replace("${port}", "${size.cache_mb}"), "ready.probe.argv", "size.cache_mb", "address");
    }

    @ParameterizedTest
    @CsvSource({
        "port: 700,     port: 70000,         65535",
        "stopGrace: 10s,stopGrace: ten,      30s",
        "64MiB,         64MB,                512MiB",
        "2030-01-01,    tomorrow,            2029-11-08",
        "/data,         data,                absolute",
        "999:999,       root,                uid:gid",
        "small.template,other.template,      other.template",
        "[serve],       '[\"${\"]',          hole",
        "default: true, default: false,      exactly one"
    })
    void aWrongValueIsToldWithWhatToWrite(String from, String to, String hint) {
        assertRefused(SMALL.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)), hint);
    }

    private static final String BACKUP =
            """
            backup:
              extension: dump
              shape: stream
              compressed: false
              prepare: [{exec: {argv: [save], timeLimit: 5s}, until: "done"}]
              dump: {argv: [send], timeLimit: 5s}
              tidy: [{exec: {argv: [clear, "${database}"], timeLimit: 5s}}]
              restore: {into: fresh_volume, loader: [sleep, "9"], load: {argv: [unpack], timeLimit: 5s}}
              fingerprint: {exec: {argv: [sum], timeLimit: 5s}}
            """;

    @Test
    void aDumpCanBePreparedAndTidiedAndAVolumeFilledWithoutAServer() {
        Backup backup = read(SMALL + BACKUP).preferred().backup().orElseThrow();
        assertThat(backup.prepare()).singleElement().satisfies(step -> assertThat(step.until())
                .isPresent());
        assertThat(backup.tidy()).hasSize(1);
        assertThat(backup.restore())
                .isInstanceOfSatisfying(Backup.FreshVolume.class, fresh -> assertThat(fresh.loadsWithoutServer())
                        .isTrue());
    }

    @Test
    void aSecretInALoadersArgumentsIsRefused() {
        assertRefused(SMALL + BACKUP.replace("[sleep, \"9\"]", "[\"${password}\"]"), "backup.restore.loader", "secret");
    }

    @Test
    void aLibraryHasNoPortAndAServerHasOne() {
        String library = SMALL.replace("access: server", "access: file")
                .replace("  port: 700\n", "")
                .replace("[ping, \"${port}\"]", "[look]");
        assertThat(read(library).preferred().launch().port()).isEmpty();
        assertRefused(SMALL.replace("access: server", "access: file"), "launch.port");
    }

    @Test
    void aVersionThatIsAnotherProgramHasItsSectionsInAFileOfItsOwn() {
        String other = SMALL.substring(SMALL.indexOf("\nlaunch:") + 1).replace("port: 700", "port: 800");
        String engine = SMALL.replace("    overrides: {launch: {argv: [serve, --new]}}", "    sections: other.yaml");
        Map<String, String> files = Map.of("engine.yaml", engine, "other.yaml", other, "small.template", "x");
        Engine read = EngineReader.read(new EngineFolder("engines/small", "small", files));
        assertThat(read.version("2").orElseThrow().launch().port()).hasValue(800);
        assertThat(read.version("1").orElseThrow().launch().port()).hasValue(700);
        assertRefused(engine, "other.yaml", "no file");
    }

    @Test
    void theFolderOfAnEngineIsToldApartByItsFiles() {
        assertThat(read(SMALL).folder())
                .matches("[0-9a-f]{64}")
                .isEqualTo(read(SMALL).folder())
                .isNotEqualTo(read(SMALL + "# a word\n").folder());
    }

    @Test
    void theIdIsTheFolder() {
        assertRefused(SMALL.replace("id: small", "id: other"), "'other'", "'small'");
    }

    @Test
    void whatIsNotYamlIsRefused() {
        assertRefused("id: [", "line");
        assertRefused("", "engine.yaml");
    }

    @Test
    void aDirectoryThatIsNotThereHasNoEngines() {
        assertThat(EngineFolders.in(Path.of("/nowhere/engines"))).isEmpty();
    }
}
