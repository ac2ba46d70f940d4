package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import io.databerth.testkit.KitRun;
import org.junit.jupiter.api.Test;

/** What docs/adding-an-engine.md says: a folder in the operator's directory is an engine, without a rebuild. */
class AddedEngineIT {
    private static final String ID = "openldap";

    @Test
    void theWorkedExampleIsOfferedAndPassesTheKit() throws Exception {
        HostCommand.perform("deploy/images/build", "base", "trixie");
        HostCommand.perform(
                "docker",
                "build",
                "--quiet",
                "--network",
                "host",
                "--build-arg",
                "BASE=databerth/base:trixie",
                "--tag",
                "localhost/openldap:2.6",
                "docs/examples/images/" + ID);
        Platform platform = Platform.running();
        EngineVersion version = KitRunner.CATALOG.engine(ID).orElseThrow().preferred();

        assertThat(platform.gateway()
                        .get("/api/v1/engines/" + ID)
                        .at("/versions/0/verification")
                        .asText())
                .isEqualTo("contract");
        KitRun run = KitRunner.run(platform, version);
        assertThat(run.green()).as(run.results().toString()).isTrue();
    }
}
