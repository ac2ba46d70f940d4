package io.databerth.vault;

import static io.databerth.vault.Neighbours.TICKET;
import static io.databerth.vault.Neighbours.codeOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.vault.client.BackupKey;
import io.databerth.vault.client.RevealedCredentials;
import io.databerth.vault.client.VaultClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Secrets that are known are searched for where none may be. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CanaryTest extends BesideVault {
    private static final Secret BUCKET_KEY = Secret.of("canary-of-a-bucket-7713");
    private final DatabaseId database = DatabaseId.next();

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @Inject
    DataSource store;

    @Test
    void noSecretIsInTheStoreTheEventsOrTheLog() throws Exception {
        vault.issue(database);
        VaultClient provisioner = vault.client("provisioner");
        RevealedCredentials revealed = vault.client("api-gateway").redeemTicket(database, TICKET);
        codeOf(() -> vault.client("api-gateway").redeemTicket(database, TICKET));
        BackupKey backup = vault.client("backup-worker").createBackupKey(database, BackupId.next());
        vault.client("backup-worker").keepTargetKey(TargetId.next(), BUCKET_KEY);
        String serverKey =
                provisioner.redeemCertificate(database).privateKeyPem().reveal();
        List<String> secrets = List.of(
                revealed.password().reveal(),
                provisioner
                        .redeemPassword(new SecretReference(database, Purpose.ADMIN))
                        .password()
                        .reveal(),
                TICKET.reveal(),
                BUCKET_KEY.reveal(),
                serverKey.lines().skip(1).findFirst().orElseThrow(),
                new String(backup.key().getEncoded(), ISO_8859_1),
                Base64.getEncoder().encodeToString(backup.key().getEncoded()));
        Haystack dump = Haystack.ofStore(store);
        Haystack events = Haystack.of(vault.wire().bytes());
        Haystack logged = Haystack.ofFile(log);
        assertThat(dump.holds(revealed.username()))
                .as("the search finds what is there")
                .isTrue();
        assertThat(events.holds(database.toString())).isTrue();
        assertThat(logged.holds("reveal " + database)).isTrue();
        for (String secret : secrets) {
            assertThat(dump.holds(secret)).isFalse();
            assertThat(events.holds(secret)).isFalse();
            assertThat(logged.holds(secret)).isFalse();
        }
    }
}
