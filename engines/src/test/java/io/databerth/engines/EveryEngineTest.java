package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Sku;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section of every version of every engine can be rendered with nothing but the promised holes, for every size. */
class EveryEngineTest {
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final Secret CANARY = EveryCommand.CANARY;

    static Stream<EngineVersion> versions() {
        return CATALOG.engines().stream().flatMap(engine -> engine.versions().stream());
    }

    private static Holes holes(EngineVersion version, Sku sku) {
        return EveryCommand.holes(version, sku);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyCommandRendersAndShowsNoSecret(EngineVersion version) {
        Holes holes = holes(version, CATALOG.skus().getFirst());
        EveryCommand.of(version).forEach((section, command) -> {
            RenderedExec exec = command.render(holes);
            assertThat(exec.argv()).as(section).noneMatch(argument -> argument.contains(CANARY.reveal()));
            assertThat(exec.env().values()).as(section).noneMatch(value -> value.contains(CANARY.reveal()));
            assertThat(exec.toString()).doesNotContain(CANARY.reveal());
            assertThat(exec.request(CANARY).toString()).doesNotContain(CANARY.reveal());
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyFileRendersForEverySize(EngineVersion version) {
        for (Sku sku : CATALOG.skus()) {
            assertThat(version.launch().render(holes(version, sku)))
                    .allSatisfy(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                            .isNotEmpty());
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
                .with(HoleName.PARAMETERS, "")
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
    void aFormOfConnectingCarriesThePassword(EngineVersion version) {
        Holes holes = holes(version, CATALOG.skus().getFirst());
        version.credentials()
                .ifPresent(credentials -> assertThat(credentials.urls().values())
                        .anyMatch(url -> url.render(holes).contains(CANARY.reveal())));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anImageOfOursHasARecipe(EngineVersion version) {
        assertThat(version.images())
                .allSatisfy(image -> assertThat(image).matches("[a-z0-9./_-]+:[A-Za-z0-9._-]+"))
                .filteredOn(image -> image.startsWith("databerth/"))
                .allSatisfy(image -> {
                    assertThat(image).isEqualTo("databerth/" + version.engine() + ":" + version.id());
                    assertThat(Path.of("../deploy/images", version.engine(), "versions"))
                            .content()
                            .containsPattern("(?m)^" + Pattern.quote(version.id()) + " ");
                });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thereAreSizesWithTheMemoryThatTheServerNeeds(EngineVersion version) {
        assertThat(CATALOG.skus())
                .filteredOn(sku ->
                        sku.resources().memory().compareTo(version.launch().memoryFloor()) >= 0)
                .hasSizeGreaterThan(3);
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
