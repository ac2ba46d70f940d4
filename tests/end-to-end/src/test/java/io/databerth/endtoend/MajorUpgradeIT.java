package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From one version of a real engine to the next, across two of them at once, and what stands against it. */
class MajorUpgradeIT {
    private final Platform platform = Platform.running();

    @Test
    void everythingOfTheUsersMovesAndTheOldVersionComesBackUntilItIsConfirmed() throws Exception {
        Tenant tenant = new Tenant(platform).created(Map.of("version", "16"));
        try {
            tenant.execute(
                    """
                    create table orders (id int primary key, item text not null);
                    insert into orders select n, 'item ' || n from generate_series(1, 1000) n;
                    create view named as select item from orders where item in ('item 1', 'item 2');
                    create function double(n int) returns int language sql as 'select n * 2';
                    """);
            upgrade(tenant, "18");
            assertThat(tenant.query("show server_version")).startsWith("18");
            assertThat(tenant.query("select count(*) from orders")).isEqualTo("1000");
            assertThat(tenant.query("select count(*) from named")).isEqualTo("2");
            assertThat(tenant.query("select double(21)")).isEqualTo("42");
            tenant.execute("insert into orders values (1001, 'since')");

            await(tenant.post("/upgrade/undo"));
            assertThat(tenant.query("show server_version")).startsWith("16");
            assertThat(tenant.query("select max(id) from orders")).isEqualTo("1000");

            upgrade(tenant, "18");
            await(tenant.post("/upgrade/confirm"));
            assertThat(tenant.get("").has("keptVersion")).isFalse();
            assertThat(tenant.query("select count(*) from orders")).isEqualTo("1000");
            assertThat(platform.runtime().volumes(Map.of(Labels.DATABASE, tenant.id())))
                    .as("the live one, and what the undo set aside")
                    .hasSize(2);
        } finally {
            platform.gateway().await(tenant.requestDeletion());
        }
    }

    @Test
    void whatWouldStayBehindStandsAgainstIt() throws Exception {
        Tenant tenant = new Tenant(platform).created(Map.of("version", "17"));
        try {
            await(tenant.post("/databases", Map.of("name", "archive")));
            assertThatThrownBy(() -> tenant.post("/upgrade", Map.of("version", "18")))
                    .hasMessageContaining("archive");
            assertThat(tenant.query("select 1")).isEqualTo("1");
        } finally {
            platform.gateway().await(tenant.requestDeletion());
        }
    }

    private void upgrade(Tenant tenant, String version) {
        await(tenant.post("/upgrade", Map.of("version", version)));
        assertThat(tenant.get("").path("version").asText()).isEqualTo(version);
    }

    private void await(JsonNode accepted) {
        platform.gateway().await(Tenant.operation(accepted));
    }
}
