package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import io.databerth.testkit.KitResult;
import io.databerth.testkit.KitResult.Outcome;
import io.databerth.testkit.KitRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An engine of which one step is broken does not pass the kit, which says what fails and what passed before. */
class BrokenEngineIT {
    /** The copies have its image, and no recipe of their own. */
    @BeforeAll
    static void buildTheImage() throws Exception {
        EngineVersion whole =
                KitRunner.CATALOG.engine(OperatorEngines.WHOLE).orElseThrow().preferred();
        HostCommand.perform("deploy/images/build", whole.engine(), whole.id());
    }

    @ParameterizedTest
    @EnumSource
    void theKitFindsTheFault(OperatorEngines.Fault fault) {
        EngineVersion version =
                KitRunner.CATALOG.engine(fault.engine()).orElseThrow().preferred();
        KitRun run = KitRunner.untilFailed(Platform.running(), version);
        assertThat(run.green()).isFalse();
        assertThat(run.results())
                .filteredOn(result -> result.outcome() == Outcome.FAIL)
                .extracting(KitResult::check)
                .containsExactly(fault.check());
        assertThat(run.results())
                .as("what is whole passes")
                .filteredOn(result -> result.outcome() == Outcome.PASS)
                .extracting(KitResult::check)
                .contains("becomes ready", "content written", "deleted with nothing left");
    }
}
