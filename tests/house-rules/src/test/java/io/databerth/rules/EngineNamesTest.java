package io.databerth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Engines are data: no main code outside an engine's folder names one. The control plane keeps its own state in
 * PostgreSQL; lines that speak to that store (its driver, its URL, its dialect) are told apart by these marks.
 */
class EngineNamesTest {
    private static final List<String> ALL_ENGINES_OF_THE_CATALOGUE = List.of(
            "mysql",
            "mariadb",
            "mssql",
            "oracle",
            "cockroach",
            "mongo",
            "couchdb",
            "arango",
            "redis",
            "keydb",
            "valkey",
            "cassandra",
            "scylla",
            "influx",
            "timescale",
            "questdb",
            "elasticsearch",
            "meilisearch",
            "typesense",
            "neo4j",
            "janusgraph",
            "clickhouse",
            "duckdb",
            "sqlite");

    /** Shorter names are found as parts of other words. */
    private static final int SHORT = 4;

    private static final Pattern OUR_OWN_STORE = Pattern.compile("org\\.postgresql|jdbc:postgresql|postgresql://"
            + "|io\\.vertx\\.(mutiny\\.)?pgclient|DATABERTH_POSTGRES_URL|Postgres[A-Z]\\w+|PostgresServer");

    private static final Pattern STORE_CODE = Pattern.compile("^deploy/embedded-servers/|^deploy/launcher/.*/bench/");

    @Test
    void noMainCodeOutsideAnEnginesFolderNamesAnEngine() {
        assertThat(Repository.mainSources().stream().flatMap(EngineNamesTest::leaks))
                .isEmpty();
    }

    private static Stream<String> leaks(Path file) {
        if (file.startsWith("engines") || STORE_CODE.matcher(file.toString()).find()) {
            return Stream.empty();
        }
        List<String> lines = Repository.lines(file);
        return IntStream.range(0, lines.size())
                .filter(index -> names(lines.get(index)))
                .mapToObj(index ->
                        file + ":" + (index + 1) + " " + lines.get(index).strip());
    }

    private static boolean names(String line) {
        String plain = OUR_OWN_STORE.matcher(line).replaceAll("").toLowerCase(Locale.ROOT);
        return Stream.concat(ALL_ENGINES_OF_THE_CATALOGUE.stream(), Repository.engineIds().stream())
                .anyMatch(name -> name.length() < SHORT ? isAWordOf(plain, name) : plain.contains(name));
    }

    private static boolean isAWordOf(String line, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(line)
                .find();
    }
}
