package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Labels;
import io.databerth.runtime.ContainerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A newer image under the name that the server's image has: the real server runs from it, with its data. */
class UpgradeIT {
    private final Platform platform = Platform.running();

    @Test
    void theServerRunsFromTheNewerImageAndKeepsItsData() throws Exception {
        Tenant tenant = new Tenant(platform).created();
        tenant.execute("create table kept as select 42 as answer");
        ContainerState before = container(tenant);
        docker(
                "FROM " + before.image() + "\nLABEL " + Labels.VERSION + "=newer\n",
                "build",
                "--tag",
                before.image(),
                "-");
        try {
            JsonNode accepted = tenant.post("/upgrade");
            platform.gateway().await(Tenant.operation(accepted));
            assertThat(container(tenant).imageId()).isNotEqualTo(before.imageId());
            assertThat(container(tenant).image()).isEqualTo(before.image());
            assertThat(tenant.query("select answer from kept")).isEqualTo("42");
        } finally {
            docker("", "tag", before.imageId(), before.image());
            platform.gateway().await(tenant.requestDeletion());
        }
    }

    private ContainerState container(Tenant tenant) {
        return platform.runtime()
                .list(Map.of(Labels.DATABASE, tenant.id(), Labels.ROLE, Labels.DATABASE_ROLE))
                .getFirst();
    }

    private static void docker(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
