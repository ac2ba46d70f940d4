package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Sku;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section of every version of every engine can be rendered with nothing but the promised holes, for every size. */
class EveryEngineTest {
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final Secret CANARY = Secret.of("canary-4711");

    static Stream<EngineVersion> versions() {
        return CATALOG.engines().stream().flatMap(engine -> engine.versions().stream());
    }

    private static Holes holes(EngineVersion version, Sku sku) {
        return version.holes()
                .with(HoleName.ADDRESS, "db.internal")
                .with(HoleName.USERNAME, "db_user_a1b2c3")
                .with(HoleName.DATABASE, "shop")
                .with(HoleName.PASSWORD, CANARY)
                .with(HoleName.ADMIN_PASSWORD, CANARY)
                .with(HoleName.TLS_CERTIFICATE, "certificate")
                .with(HoleName.TLS_AUTHORITY, "authority")
                .with(HoleName.TLS_KEY, CANARY)
                .with(HoleName.SNAPSHOT, "00000003-0000001B-1")
                .with(HoleName.SIDE_DATABASE, "restore_1")
                .with(HoleName.RETIRED_DATABASE, "retired_1")
                .with(HoleName.SOURCE_USERNAME, "db_user_old")
                .with(version.sizing(), sku.resources());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyCommandRendersAndShowsNoSecret(EngineVersion version) {
        Holes holes = holes(version, CATALOG.skus().getFirst());
        for (RenderedExec exec : commands(version, holes)) {
            assertThat(exec.argv()).noneMatch(argument -> argument.contains(CANARY.reveal()));
            assertThat(exec.env().values()).noneMatch(value -> value.contains(CANARY.reveal()));
            assertThat(exec.toString()).doesNotContain(CANARY.reveal());
            assertThat(exec.request(CANARY).toString()).doesNotContain(CANARY.reveal());
        }
    }

    private static List<RenderedExec> commands(EngineVersion version, Holes holes) {
        var execs = new ArrayList<>(List.of(version.ready().probe()));
        version.credentials().map(EveryEngineTest::commands).ifPresent(execs::addAll);
        version.backup().map(EveryEngineTest::commands).ifPresent(execs::addAll);
        version.metrics().ifPresent(metrics -> execs.add(metrics.sample()));
        var rendered =
                new ArrayList<>(execs.stream().map(exec -> exec.render(holes)).toList());
        version.backup().ifPresent(backup -> {
            rendered.add(backup.fingerprint(holes, Optional.of("snapshot")));
            rendered.add(backup.fingerprint(holes, Optional.empty()));
        });
        return rendered;
    }

    private static List<Exec> commands(Credentials credentials) {
        var execs = new ArrayList<>(List.of(credentials.bootstrap(), credentials.login()));
        Stream.of(credentials.rotate(), credentials.revoke(), credentials.drop())
                .forEach(each -> each.ifPresent(execs::add));
        return execs;
    }

    private static List<Exec> commands(Backup backup) {
        var execs = new ArrayList<>(List.of(backup.dump(), backup.restore().load()));
        switch (backup.restore()) {
            case Backup.SideDatabase side -> execs.addAll(List.of(side.prepare(), side.swap(), side.discard()));
            case Backup.FreshVolume fresh -> fresh.settle().forEach(step -> execs.add(step.exec()));
        }
        backup.snapshot().ifPresent(snapshot -> execs.add(snapshot.hold()));
        return execs;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyFileRendersForEverySize(EngineVersion version) {
        for (Sku sku : CATALOG.skus()) {
            assertThat(version.launch().render(holes(version, sku)))
                    .allSatisfy(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                            .isNotEmpty()
                            .doesNotContain("${"));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void noSecretIsInTheEnvironmentOrTheArgumentsOfTheServer(EngineVersion version) {
        Holes holes = holes(version, CATALOG.skus().getFirst());
        assertThat(version.launch().env().values())
                .noneMatch(each -> each.render(holes).contains(CANARY.reveal()));
        assertThat(version.launch().argv()).noneMatch(each -> each.render(holes).contains(CANARY.reveal()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aCopyInIsolationNeedsNoCertificate(EngineVersion version) {
        Holes holes = version.holes()
                .with(HoleName.USERNAME, "a")
                .with(HoleName.DATABASE, "b")
                .with(HoleName.PASSWORD, CANARY)
                .with(HoleName.ADMIN_PASSWORD, CANARY)
                .with(version.sizing(), CATALOG.skus().getFirst().resources());
        assertThat(version.launch().inIsolation().render(holes))
                .hasSizeLessThanOrEqualTo(version.launch().files().size());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyUrlCarriesThePassword(EngineVersion version) {
        Holes holes = holes(version, CATALOG.skus().getFirst());
        version.credentials()
                .ifPresent(credentials -> assertThat(credentials.urls().values())
                        .allMatch(url -> url.render(holes).contains(CANARY.reveal())));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everySizeHasTheMemoryThatTheServerNeeds(EngineVersion version) {
        assertThat(CATALOG.skus())
                .filteredOn(sku -> !sku.id().startsWith("B"))
                .allMatch(sku ->
                        sku.resources().memory().compareTo(version.launch().memoryFloor()) >= 0);
    }

    @Test
    void theSizesOfEverySeriesAreOffered() {
        assertThat(CATALOG.skus())
                .extracting(Sku::id)
                .containsAll(Set.of("B1", "B2", "D1", "D2", "E1", "E2", "F1", "F2"))
                .doesNotHaveDuplicates();
        assertThat(CATALOG.engines()).isNotEmpty();
    }
}
