package io.databerth.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.Administration;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationFileTest {
    private static final String ENGINE =
            """
            id: small
            title: Small
            category: test
            access: server
            quoting: {identifier: double_quotes, literal: single_quotes}
            versions:
              - {id: "1", images: [local/small:1], endOfLife: 2030-01-01, default: true}
              - id: "2"
                images: [local/small:2]
                overrides: {administration: {lists: {rows: {with: sql, stdin: "TABLE ${target.table_identifier}"}}}}
            launch:
              {port: 700, dataPath: /data, user: "999:999", argv: [serve], stopSignal: SIGTERM, stopGrace: 10s, memoryFloor: 64MiB}
            ready: {probe: {argv: [ping], timeLimit: 500ms}, interval: 1s, limit: 1m}
            """;

    private static final String ADMINISTRATION =
            """
            schema: public
            tools:
              sql: {argv: [sql, --quiet], env: {IN: "${target.database}"}, stdin: "nothing", timeLimit: 5s}
              account: {argv: [sql], timeLimit: 5s}
            quota:
              freeze: {with: account, stdin: "STOP ${username_literal}"}
              thaw: {with: account, stdin: "LET ${username_literal}"}
            lists:
              tables: {with: sql, argv: ["--limit=${limit}"], stdin: "SHOW ${target.schema_literal}"}
              rows: {with: sql, stdin: "SELECT ${target.table_identifier}"}
            tasks:
              create_database: {with: sql, stdin: "CREATE ${target.database_identifier}"}
            maintenance:
              vacuum: {with: sql}
            """;

    private static EngineVersion read(String administration, int version) {
        return read(ENGINE, administration, version);
    }

    private static EngineVersion read(String engine, String administration, int version) {
        return EngineReader.read(new EngineFolder(
                        "engines/small", "small", Map.of("engine.yaml", engine, "administration.yaml", administration)))
                .versions()
                .get(version);
    }

    private static RenderedExec rendered(EngineVersion version, Subject subject) {
        return Objects.requireNonNull(version.administration().lists().get(subject))
                .exec()
                .render(version.holes()
                        .with(HoleName.TARGET_DATABASE, "-x")
                        .with(HoleName.TARGET_SCHEMA, "it's")
                        .with(HoleName.TARGET_TABLE, "a\"b")
                        .with(HoleName.LIMIT, "3"));
    }

    @Test
    void aListIsAToolWithWhatItIsTold() {
        RenderedExec tables = rendered(read(ADMINISTRATION, 0), Subject.TABLES);
        assertThat(tables.argv()).containsExactly("sql", "--quiet", "--limit=3");
        assertThat(tables.env()).containsEntry("IN", "-x");
        assertThat(tables.stdin().orElseThrow().reveal()).isEqualTo("SHOW 'it''s'");
    }

    @Test
    void tasksAndMaintenanceAreFoundByTheirText() {
        Administration administration = read(ADMINISTRATION, 0).administration();
        assertThat(administration.schema()).contains("public");
        assertThat(administration.command(Task.CREATE_DATABASE.text())).isPresent();
        assertThat(administration
                        .command(Administration.maintaining("vacuum"))
                        .orElseThrow()
                        .stdin()
                        .orElseThrow()
                        .source())
                .isEqualTo("nothing");
        assertThat(administration.command("drop-database")).isEmpty();
        assertThat(administration.command("maintenance/reindex")).isEmpty();
    }

    @Test
    void theWritesOfAFullDatabaseAreStoppedForOneUser() {
        EngineVersion version = read(ADMINISTRATION, 0);
        var stop = version.administration().quota().orElseThrow();
        var holes = version.holes().with(HoleName.USERNAME, "o'hara");
        assertThat(stop.freeze().render(holes).stdin().orElseThrow().reveal()).isEqualTo("STOP 'o''hara'");
        assertThat(stop.thaw().render(holes).stdin().orElseThrow().reveal()).isEqualTo("LET 'o''hara'");
    }

    @Test
    void aQuotaWithoutAWayToDeleteIsAMistake() {
        String client = "{argv: [client], timeLimit: 5s}";
        String conformance = "conformance: {write: %1$s, read: %1$s, damage: %1$s, elsewhere: %1$s%2$s}\n";
        assertThatThrownBy(() -> read(ENGINE + conformance.formatted(client, ""), ADMINISTRATION, 0))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("conformance.delete");
        assertThat(read(ENGINE + conformance.formatted(client, ", delete: " + client), ADMINISTRATION, 0)
                        .administration()
                        .quota())
                .isPresent();
    }

    @Test
    void whoeverMakesInnerDatabasesSaysHowTheyAreTriedAndBackedUp() {
        String client = "{argv: [client], timeLimit: 5s}";
        String conformance = "conformance: {write: %1$s, read: %1$s, damage: %1$s, delete: %1$s}\n".formatted(client);
        assertThatThrownBy(() -> read(ENGINE + conformance, ADMINISTRATION, 0))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("conformance.elsewhere");
        String backup =
                """
                backup:
                  extension: dump
                  shape: stream
                  compressed: false
                %s  dump: %s
                  restore: {into: fresh_volume, load: %s}
                  fingerprint: {exec: %s}
                """;
        assertThatThrownBy(() -> read(ENGINE + backup.formatted("", client, client, client), ADMINISTRATION, 0))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("backup.scope");
        String scoped = backup.formatted("  scope: server\n", client, client, client);
        assertThat(read(ENGINE + scoped, ADMINISTRATION, 0)
                        .backup()
                        .orElseThrow()
                        .goesByDatabase())
                .isFalse();
        String without = backup.formatted("  scope: database\n", client, client, client);
        assertThatThrownBy(() -> read(ENGINE + without, ADMINISTRATION, 0))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("the list 'databases'");
    }

    @Test
    void aVersionOverridesWhatItSays() {
        EngineVersion version = read(ADMINISTRATION, 1);
        assertThat(rendered(version, Subject.ROWS).stdin().orElseThrow().reveal())
                .isEqualTo("TABLE \"a\"\"b\"");
        assertThat(version.administration().lists()).containsKey(Subject.TABLES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "with: sql, stdin: \"SELECT | with: sqll, stdin: \"SELECT | no tool 'sqll'",
                "${target.table_identifier} | ${target.table} | use a quoted form",
                "--limit=${limit} | ${target.table} | may be '-x'",
                "--limit=${limit} | ${target.table_url} | may be '-x'",
                "CREATE ${target.database_identifier} | CREATE ${target.table_identifier} | unknown hole",
                "CREATE ${target.database_identifier} | CREATE ${password} | unknown hole",
                "vacuum: {with: sql} | vacuum: {with: sql, items: /a} | prints no list",
                "vacuum: {with: sql} | Vacuum: {with: sql} | is no name of a maintenance",
                "tables: | tabels: | tabels",
                "STOP ${username_literal} | STOP ${password} | unknown hole",
                "thaw: {with: account | thaw: {with: nobody | no tool 'nobody'",
                "thaw: | though: | quota.thaw: this key is missing",
            })
    void aMistakeIsToldWhereItIs(String from, String to, String hint) {
        assertThat(ADMINISTRATION).contains(from);
        assertThatThrownBy(() -> read(ADMINISTRATION.replace(from, to), 0))
                .isInstanceOf(InvalidEngineException.class)
                .message()
                .contains("engines/small/")
                .contains(hint);
    }

    @Test
    void theSectionStandsInOnePlaceOnly() {
        var both = new EngineFolder(
                "engines/small",
                "small",
                Map.of(
                        "engine.yaml",
                        ENGINE + "administration: {tools: {}, lists: {}, tasks: {}, maintenance: {}}\n",
                        "administration.yaml",
                        ADMINISTRATION));
        assertThatThrownBy(() -> EngineReader.read(both)).hasMessageContaining("keep one of them");
    }
}
