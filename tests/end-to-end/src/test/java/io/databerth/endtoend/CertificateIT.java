package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A certificate that the platform did not make, on a real server. */
class CertificateIT {
    private final Platform platform = Platform.running();

    @Test
    void clientsVerifyTheServerWithTheAuthorityOfWhoProvidedTheCertificate() throws Exception {
        Tenant tenant = new Tenant(platform).created();
        try {
            tenant.execute("create table t as select 1 as one");
            String before = tenant.get("/connection").path("caCertificate").asText();
            ThrowAwayCertificate elsewhere = ThrowAwayCertificate.of("elsewhere.example.org");
            assertThatThrownBy(() -> give(tenant, elsewhere))
                    .hasMessageContaining("REQUEST_INVALID")
                    .hasMessageContaining(tenant.containerName());
            ThrowAwayCertificate own = ThrowAwayCertificate.of(
                    tenant.containerName(),
                    tenant.get("/connection").path("host").asText(),
                    "db.example.org",
                    "localhost",
                    "127.0.0.1");
            platform.gateway().await(give(tenant, own));
            JsonNode connection = tenant.get("/connection");
            assertThat(connection.path("caCertificate").asText()).isEqualTo(own.authority());
            assertThat(verified(tenant, own.authority())).isEqualTo("1");
            assertThatThrownBy(() -> verified(tenant, before)).hasMessageContaining("certificate verify failed");

            platform.gateway().await(Tenant.operation(tenant.post("/certificate/renew")));
            assertThat(verified(tenant, before)).isEqualTo("1");
            assertThat(tenant.provenBackup()).isNotEmpty();
        } finally {
            platform.gateway().await(tenant.requestDeletion());
        }
    }

    private String give(Tenant tenant, ThrowAwayCertificate certificates) {
        Map<String, String> wish = Map.of(
                "certificate", certificates.certificate(),
                "privateKey", certificates.key(),
                "authority", certificates.authority());
        return Tenant.operation(platform.gateway().put("/api/v1/databases/" + tenant.id() + "/certificate", wish));
    }

    /** As a client that trusts this authority alone; from where the engine's own client is. */
    private String verified(Tenant tenant, String authority) {
        JsonNode connection = tenant.get("/connection");
        String script = "printf '%s' \"$AUTHORITY\" >/tmp/authority.crt; psql -Atc 'select one from t' \"host="
                + tenant.containerName() + " port=5432 sslmode=verify-full sslrootcert=/tmp/authority.crt dbname="
                + connection.path("database").asText() + " user="
                + connection.path("username").asText() + "\"";
        ExecOutcome outcome = platform.runtime()
                .execute(
                        tenant.containerName(),
                        ExecRequest.of("sh", "-c", script)
                                .withEnvironment(Map.of("AUTHORITY", authority))
                                .withPassword("PGPASSWORD", Secret.of(tenant.password())));
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.stderr());
        }
        return outcome.text().strip();
    }
}
